import type { SectionId } from '../sections.ts'

interface Entry {
  readonly name: string
  readonly text: string
}

/** One concept in both languages. */
export interface Term {
  /** The section of the lesson that shows the concept at work. */
  readonly section: SectionId
  readonly ko: Entry
  readonly en: Entry
  /** Other words that people search for. */
  readonly also?: readonly string[]
}
