import type { LossName } from '@oneloop/core'
import type { Task } from '@oneloop/data'

/** What a run on a table is, unless it is told otherwise, and why. */
export interface TableDefaults {
  readonly hidden: readonly number[]
  readonly batchSize: number
  readonly epochs: number
  /** Epochs without a better validation loss after which the run stops. */
  readonly patience: number
  readonly why: string
}

/**
 * The network and the training that suit a table, which `oneloop train FILE` and the lesson's page begin with: small
 * tables want small networks, small batches and many epochs; large ones the opposite. The rest is the lesson's.
 *
 * @param rows to learn from
 * @param given what is decided already
 */
export function tableDefaults(
  rows: number,
  given: Partial<Pick<TableDefaults, 'hidden' | 'batchSize' | 'epochs'>> = {},
): TableDefaults {
  const hidden = given.hidden ?? (rows < 500 ? [32] : rows < 10_000 ? [64, 32] : [128, 64])
  const batchSize = given.batchSize ?? (rows < 1000 ? 16 : rows < 10_000 ? 32 : rows < 100_000 ? 128 : 1024)
  const steps = Math.ceil(rows / batchSize)
  const epochs = given.epochs ?? Math.min(300, Math.max(20, Math.ceil(STEPS / steps)))
  return { hidden, batchSize, epochs, patience: Math.max(5, Math.ceil(epochs / 10)), why: `${rows} rows to learn from` }
}

/** About as many steps are enough for what a table holds; validation ends most runs before. */
const STEPS = 30_000

/** The loss that a task is learnt by, unless it is told otherwise. */
export const taskLosses: Readonly<Record<Task, LossName>> = {
  classification: 'crossEntropy',
  regression: 'meanSquaredError',
  multilabel: 'binaryCrossEntropy',
}
