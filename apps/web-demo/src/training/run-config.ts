import {
  type ActivationName,
  LESSON,
  learningRateAt,
  Mlp,
  type Optimizer,
  type OptimizerName,
  optimizers,
  type Schedule,
  type ScheduleName,
  schedules,
} from 'oneloop'
import type { EngineName } from './engines.ts'

/** How a run is set up. Stored with its checkpoint, so that a run goes on as it began. */
export interface RunConfig {
  readonly engine: EngineName
  /** The hidden layers' widths. */
  readonly hidden: readonly number[]
  /** Of every hidden layer. */
  readonly activation: ActivationName
  /** After every hidden layer. */
  readonly dropout: number
  readonly optimizer: OptimizerName
  readonly learningRate: number
  readonly schedule: ScheduleName
  readonly epochs: number
  readonly batchSize: number
  /** Of the first weights, the order of the images and the dropout masks, as on the command line. */
  readonly seed: number
  /** How many of the 60,000 training images are learnt from: the first ones. */
  readonly images: number
}

export const TRAINING_IMAGES = 60_000

/** The lesson's run: what `oneloop train` does with no options. */
export const lessonConfig: RunConfig = {
  engine: 'wasm',
  hidden: LESSON.hidden,
  activation: LESSON.activation,
  dropout: LESSON.dropout,
  optimizer: LESSON.optimizer,
  learningRate: LESSON.learningRate,
  schedule: 'constant',
  epochs: LESSON.epochs,
  batchSize: LESSON.batchSize,
  seed: LESSON.seed,
  images: TRAINING_IMAGES,
}

/** The network before its first step. */
export function networkOf({
  hidden,
  activation,
  dropout,
  seed,
}: Pick<RunConfig, 'hidden' | 'activation' | 'dropout' | 'seed'>): Mlp {
  return new Mlp([784, ...hidden, 10], { activation, dropout, seed })
}

export function optimizerOf({ optimizer, learningRate }: RunConfig): Optimizer {
  return optimizers[optimizer]({ learningRate })
}

export function scheduleOf({ schedule }: RunConfig): Schedule {
  return schedules[schedule]()
}

/** The names of the settings in which two runs differ. */
export function differences(a: RunConfig, b: RunConfig): (keyof RunConfig)[] {
  return (Object.keys(a) as (keyof RunConfig)[]).filter((name) => String(a[name]) !== String(b[name]))
}

/**
 * How a run that began with `begun` goes on: as it began. Only what changes none of its steps may be another now: the
 * engine, and the number of epochs where the learning rate does not follow from it.
 */
export function continued(begun: RunConfig, wished: RunConfig, epochsDone: number): RunConfig {
  const schedule = scheduleOf(begun)
  const rateIn = (totalSteps: number) => learningRateAt(schedule, 1, { step: 5, stepsPerEpoch: 10, totalSteps })
  const isFixed = rateIn(20) !== rateIn(40)
  const epochs = isFixed || wished.epochs <= epochsDone ? begun.epochs : wished.epochs
  return { ...begun, engine: wished.engine, epochs }
}
