import type { ActivationName } from '@oneloop/core'
import {
  type Loss,
  losses,
  type Optimizer,
  type OptimizerName,
  optimizers,
  type Schedule,
  type ScheduleName,
  schedules,
} from '@oneloop/core'
import type { Dataset } from '@oneloop/data'
import { Mlp } from '@oneloop/mlp-model'
import { LESSON } from '../../lesson.ts'

/** Everything that decides what a run learns: `config.json`, and part of every checkpoint. */
export interface TrainConfig {
  readonly data: string
  /** Only the first so many training images; null: all. */
  readonly limit: number | null
  readonly epochs: number
  readonly batchSize: number
  /** null: the optimizer's default. */
  readonly learningRate: number | null
  readonly optimizer: OptimizerName
  readonly schedule: ScheduleName
  readonly loss: ClassLossName
  readonly hidden: readonly number[]
  readonly activation: ActivationName
  readonly dropout: number
  /** null: the optimizer's default. */
  readonly weightDecay: number | null
  /** null: no clipping. */
  readonly clip: number | null
  /** The seed of the initial weights, the shuffles and the dropout masks. */
  readonly seed: number
}

/** Losses that compare with a class, which is what a dataset of images has. */
export type ClassLossName = 'crossEntropy' | 'oneHotSquaredError'

export const classLosses: readonly ClassLossName[] = ['crossEntropy', 'oneHotSquaredError']

/** What a run is unless it is told otherwise: the lesson. */
export const LESSON_CONFIG: TrainConfig = {
  data: 'mnist',
  limit: null,
  epochs: LESSON.epochs,
  batchSize: LESSON.batchSize,
  learningRate: null,
  optimizer: LESSON.optimizer,
  schedule: 'constant',
  loss: LESSON.loss,
  hidden: LESSON.hidden,
  activation: LESSON.activation,
  dropout: LESSON.dropout,
  weightDecay: null,
  clip: null,
  seed: LESSON.seed,
}

export function makeModel({ hidden, activation, dropout, seed }: TrainConfig, data: Dataset): Mlp {
  return new Mlp([data.width, ...hidden, data.classNames.length], { activation, dropout, seed })
}

export function makeLoss({ loss }: TrainConfig): Loss {
  return losses[loss]()
}

/** The rows of a batch that is only evaluated: the lesson's thousand, or fewer where rows and layers are wide. */
export function evaluationBatchSize({ widths }: Mlp): number {
  const values = widths.reduce((sum, width) => sum + width, 0)
  return Math.max(1, Math.min(1000, Math.floor(MOST_VALUES / values)))
}

/** 64 MiB of them: what the layers of one batch may hold. */
const MOST_VALUES = 2 ** 24

export function makeSchedule({ schedule }: Pick<TrainConfig, 'schedule'>): Schedule {
  return schedules[schedule]()
}

export function makeOptimizer({
  optimizer,
  learningRate,
  weightDecay,
}: Pick<TrainConfig, 'optimizer' | 'learningRate' | 'weightDecay'>): Optimizer {
  return optimizers[optimizer]({
    ...(learningRate === null ? {} : { learningRate }),
    ...(weightDecay === null ? {} : { weightDecay }),
  })
}
