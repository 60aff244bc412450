import { signal } from '@preact/signals'

export type Language = 'ko' | 'en'

/** One text in every language of the page. */
export interface Localized {
  readonly ko: string
  readonly en: string
}

const KEY = 'oneloop.language'

const title: Localized = {
  ko: 'oneloop: 이 탭에서 학습하는 신경망',
  en: 'oneloop: train a network in this tab',
}

/** The language that the reader sees. Set it with `setLanguage`, which remembers it. */
export const language = signal<Language>('en')

/** The language of every text on the page; the component renders again when the reader switches. */
export function useLanguage(): Language {
  return language.value
}

/** `t(text)` is `text` in the reader's language: one function a language, so that it may stand among a hook's inputs. */
export function useText(): (text: Localized) => string {
  return translators[useLanguage()]
}

const translators: Readonly<Record<Language, (text: Localized) => string>> = {
  ko: (text) => text.ko,
  en: (text) => text.en,
}

/** Takes the language that the address asks for, else the remembered choice, else the browser's preference. */
export function startLanguage(asked: Language | null): void {
  apply(asked ?? remembered() ?? preferred(navigator.languages))
}

export function setLanguage(next: Language): void {
  apply(next)
  try {
    localStorage.setItem(KEY, next)
  } catch {
    // Storage is switched off: the choice holds for this visit.
  }
}

/** The first of the browser's languages that the page has; English when it has none of them. */
export function preferred(languages: readonly string[]): Language {
  for (const tag of languages) {
    const primary = tag.toLowerCase().split('-')[0]
    if (primary === 'ko' || primary === 'en') return primary
  }
  return 'en'
}

function remembered(): Language | undefined {
  try {
    const stored = localStorage.getItem(KEY)
    return stored === 'ko' || stored === 'en' ? stored : undefined
  } catch {
    return undefined
  }
}

function apply(next: Language): void {
  language.value = next
  document.documentElement.lang = next
  document.title = title[next]
}
