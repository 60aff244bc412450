import type { Localized } from '../i18n/language.ts'

/** A question at the end of a section: the reader predicts first, then reads why, and tries it in the section. */
export interface Question {
  readonly ask: Localized
  /** Exactly one of them is right. Each says why it is right or wrong. */
  readonly answers: readonly Answer[]
}

export interface Answer {
  readonly text: Localized
  readonly why: Localized
  readonly right?: true
}
