/** The section of the lesson that shows a concept at work. */
export type SectionName =
  | 'data'
  | 'batches'
  | 'network'
  | 'forward'
  | 'loss'
  | 'gradient'
  | 'optimizers'
  | 'training-loop'
  | 'evaluation'
  | 'gradient-norms'
  | 'save-and-load'

interface Entry {
  readonly name: string
  readonly text: string
}

/** One concept in both languages. */
export interface Term {
  readonly section: SectionName
  readonly ko: Entry
  readonly en: Entry
  /** Other words that people search for. */
  readonly also?: readonly string[]
}
