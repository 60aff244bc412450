import type { Loss, LossName } from '@oneloop/core'
import { losses, lossTargets, OneloopError } from '@oneloop/core'
import type { Task } from '@oneloop/data'
import { kebab } from '../options.ts'
import type { TrainConfig } from '../training/train-config.ts'

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
export function defaultsFor(
  rows: number,
  given: Partial<Pick<TrainConfig, 'hidden' | 'batchSize' | 'epochs'>>,
): Defaults {
  const hidden = given.hidden ?? (rows < 500 ? [32] : rows < 10_000 ? [64, 32] : [128, 64])
  const batchSize = given.batchSize ?? (rows < 1000 ? 16 : rows < 10_000 ? 32 : rows < 100_000 ? 128 : 1024)
  const steps = Math.ceil(rows / batchSize)
  const epochs = given.epochs ?? Math.min(300, Math.max(20, Math.ceil(STEPS / steps)))
  return { hidden, batchSize, epochs, patience: Math.max(5, Math.ceil(epochs / 10)), why: `${rows} rows to learn from` }
}

/** About as many steps are enough for what a table holds; validation ends most runs before. */
const STEPS = 30_000

const TARGETS: Readonly<Record<Task, 'classes' | 'values' | 'labels'>> = {
  classification: 'classes',
  regression: 'values',
  multilabel: 'labels',
}

const LOSSES: Readonly<Record<Task, LossName>> = {
  classification: 'crossEntropy',
  regression: 'meanSquaredError',
  multilabel: 'binaryCrossEntropy',
}

/** @throws OneloopError `OPTION_INVALID` for a loss of another task */
export function lossFor(task: Task, asked: LossName | undefined): Loss {
  const name = asked ?? LOSSES[task]
  if (lossTargets[name] === TARGETS[task]) return losses[name]()
  const fit = (Object.keys(lossTargets) as LossName[]).filter((other) => lossTargets[other] === TARGETS[task])
  throw new OneloopError(`--loss ${kebab(name)} is not for ${task}`, {
    code: 'OPTION_INVALID',
    fix: `use ${fit.map(kebab).join(' or ')}`,
  })
}
