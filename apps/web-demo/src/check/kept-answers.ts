import { signal } from '@preact/signals'
import type { SectionId } from '../lesson/sections.ts'

const KEY = 'oneloop.answers'

/** For each section, which answer was chosen for its first question, its second, and so on; null: none yet. */
export type Answers = Readonly<Partial<Record<SectionId, readonly (number | null)[]>>>

/** What the reader has answered, in this and in earlier visits. It stays in the browser. */
export const answers = signal<Answers>(parseAnswers(stored()))

export function answer(section: SectionId, question: number, choice: number): void {
  const before = answers.value[section] ?? []
  keep({
    ...answers.value,
    [section]: Array.from({ length: Math.max(before.length, question + 1) }, (_, i) =>
      i === question ? choice : (before[i] ?? null),
    ),
  })
}

/** Takes the answers of one section back, so that it can be tried again. */
export function clearAnswers(section: SectionId): void {
  const { [section]: _, ...others } = answers.value
  keep(others)
}

/** The answers that a text holds; none where it is no text of ours. What a section does not understand it passes over. */
export function parseAnswers(text: string | null): Answers {
  try {
    const read: unknown = JSON.parse(text ?? '{}')
    if (typeof read !== 'object' || read === null) return {}
    return Object.fromEntries(
      Object.entries(read).flatMap(([section, choices]) =>
        Array.isArray(choices)
          ? [[section, choices.map((choice: unknown) => (Number.isSafeInteger(choice) ? (choice as number) : null))]]
          : [],
      ),
    )
  } catch {
    return {}
  }
}

function keep(next: Answers): void {
  answers.value = next
  try {
    localStorage.setItem(KEY, JSON.stringify(next))
  } catch {
    // Storage is switched off: the answers hold for this visit.
  }
}

function stored(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}
