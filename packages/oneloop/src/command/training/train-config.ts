import type { ActivationName } from '@oneloop/core'
import {
  type Loss,
  type LossName,
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
  readonly loss: LossName
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

/** What a run is unless it is told otherwise: the lesson. */
export const LESSON_CONFIG: TrainConfig = {
  data: LESSON.data,
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

export function makeSchedule({ schedule }: TrainConfig): Schedule {
  return schedules[schedule]()
}

export function makeOptimizer({ optimizer, learningRate, weightDecay }: TrainConfig): Optimizer {
  return optimizers[optimizer]({
    ...(learningRate === null ? {} : { learningRate }),
    ...(weightDecay === null ? {} : { weightDecay }),
  })
}
