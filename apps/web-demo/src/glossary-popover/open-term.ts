import { signal } from '@preact/signals'

interface OpenTerm {
  readonly id: string
  /** The word that was pressed. */
  readonly word: HTMLElement
}

/** The word whose explanation is shown. */
export const openTerm = signal<OpenTerm | null>(null)
