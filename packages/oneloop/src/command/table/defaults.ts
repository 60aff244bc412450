import type { Settings } from '../training/config.ts'

/** What a run on a file of one's own is, unless it is told otherwise, and why. */
export interface Defaults {
  readonly hidden: readonly number[]
  readonly batchSize: number
  readonly epochs: number
  /** Epochs without a better validation loss after which the run stops. */
  readonly patience: number
  readonly why: string
}

/** Small tables want small networks, small batches and many epochs; large ones the opposite. */
export function defaultsFor(rows: number, given: Partial<Pick<Settings, 'hidden' | 'batchSize' | 'epochs'>>): Defaults {
  const hidden = given.hidden ?? (rows < 500 ? [32] : rows < 10_000 ? [64, 32] : [128, 64])
  const batchSize = given.batchSize ?? (rows < 1000 ? 16 : rows < 10_000 ? 32 : rows < 100_000 ? 128 : 1024)
  const steps = Math.ceil(rows / batchSize)
  const epochs = given.epochs ?? Math.min(300, Math.max(20, Math.ceil(STEPS / steps)))
  return { hidden, batchSize, epochs, patience: Math.max(5, Math.ceil(epochs / 10)), why: `${rows} rows to learn from` }
}

/** About as many steps are enough for what a table holds; validation ends most runs before. */
const STEPS = 30_000
