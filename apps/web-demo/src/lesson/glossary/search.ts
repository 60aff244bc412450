import type { Term } from './term.ts'

/**
 * Whether a term is meant by what was typed: every word of the query occurs in its names (in either language, so that
 * a Korean reader may type "gradient" and find 기울기), its other words, or its explanation in the language shown.
 */
export function matches(term: Term, query: string, language: 'ko' | 'en'): boolean {
  const text = normal([term.ko.name, term.en.name, ...(term.also ?? []), term[language].text].join('\n'))
  return query
    .split(/\s+/)
    .map(normal)
    .every((word) => text.includes(word))
}

/** Case, hyphens and composition of Hangul do not matter. */
function normal(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll('-', '')
}
