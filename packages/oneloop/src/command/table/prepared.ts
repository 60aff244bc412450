import type { Preprocessing, Task } from '@oneloop/data'
import type { Split } from '../training/config.ts'
import type { Parts } from '../training/parts.ts'

/** The parts of a run's data, and what there is to say of them. */
export interface Prepared {
  readonly task: Task
  readonly parts: Parts
  readonly preprocessing: Preprocessing | null
  /** What was read and decided, a line each. */
  readonly lines: readonly string[]
  /** Every column's kind by name; of images, of what their values are. */
  readonly types: Readonly<Record<string, string>>
  readonly rows: number
  readonly columns: number
}

/** How a file is to be parted. */
export interface SplitRequest extends Pick<Split, 'validation' | 'fold'> {
  readonly seed: number
}

/** Of a file: to train, to validate, to test. */
export const DEFAULT_SIZES = [0.7, 0.15, 0.15] as const

/** The three sizes: those asked for, or with `--validation` that fraction of what is not tested. */
export function sizesOf(
  asked: readonly [number, number, number] = DEFAULT_SIZES,
  { validation }: SplitRequest,
): readonly [number, number, number] {
  if (validation === null) return asked
  const rest = 1 - asked[2]
  return [rest * (1 - validation), rest * validation, asked[2]]
}

/** The fraction of the rows to learn from that is held back. */
export function heldBack(asked: readonly [number, number, number] | undefined, split: SplitRequest): number {
  const [train, validation] = sizesOf(asked, split)
  return validation / (train + validation)
}
