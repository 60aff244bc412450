import type { Dataset, Features, Preprocessing, Task } from '@oneloop/data'

/** The parts of a run's data, and what there is to say of them. */
export interface Prepared {
  readonly task: Task
  readonly train: Dataset<Features>
  readonly validation: Dataset<Features>
  readonly test: Dataset<Features>
  readonly preprocessing: Preprocessing | null
  /** What was read and decided, a line each. */
  readonly lines: readonly string[]
  /** Every column's kind by name; of images, of what their values are. */
  readonly types: Readonly<Record<string, string>>
  readonly rows: number
  readonly columns: number
}
