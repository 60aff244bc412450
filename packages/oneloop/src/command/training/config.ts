import type { ActivationName, LossName, OptimizerName } from '@oneloop/core'
import type { AffineMap, Task } from '@oneloop/data'
import { LESSON } from '../../lesson.ts'
import type { TableFlags } from '../table/table-options.ts'

/** What decides how a run learns, whatever it learns from. */
export interface Settings {
  readonly epochs: number
  readonly batchSize: number
  /** Batches whose gradients make one step. */
  readonly accumulate: number
  /** null: the optimizer's default; `find`: what a range test suggests. */
  readonly learningRate: number | 'find' | null
  /** What the range test suggested. */
  readonly foundLearningRate: number | null
  readonly optimizer: OptimizerName
  /** As `--schedule` takes it. */
  readonly schedule: string
  readonly loss: LossName
  readonly labelSmoothing: number
  readonly classWeights: ClassWeights
  readonly hidden: readonly number[]
  readonly activation: ActivationName
  readonly dropout: number
  /** The model file that the first weights are from; null: drawn with the seed. */
  readonly initFrom: string | null
  /** What that model sees of an image's bytes; null: what suits the data. */
  readonly normalization: AffineMap | null
  /** Layers and parameters that stay as they begin. */
  readonly freeze: readonly string[]
  /** null: the optimizer's default. */
  readonly weightDecay: number | null
  /** Whether weight decay is also of biases, as PyTorch has it. */
  readonly biasDecay: boolean
  /** null: no clipping. */
  readonly clip: number | null
  /** The decay of the moving average of the weights; null: none is kept. */
  readonly ema: number | null
  /** The seed of the initial weights, the shuffles and the dropout masks. */
  readonly seed: number
  /** Epochs without a better monitored figure after which the run stops; null: it does not. */
  readonly earlyStopping: number | null
  /** Whose weights are kept: those of the best epoch by the monitored figure, or of the last one. */
  readonly keep: 'best' | 'last'
  /** A figure of an epoch's report, by its name there. */
  readonly monitor: string
  /** More figures of the epoch's report. */
  readonly metrics: readonly string[]
  /** Steps between gradient statistics; null: none. */
  readonly gradientStatistics: number | null
  /** As `--checkpoint-every` takes it; null: what suits the data. */
  readonly checkpointEvery: string | null
}

export type ClassWeights = 'balanced' | readonly number[] | null

/** How the data are parted. */
export interface Split {
  /** The fraction of the rows to learn from that is held back, to stop or to pick by; null: the data's default. */
  readonly validation: number | null
  /** null: the run's own seed. */
  readonly splitSeed: number | null
  /** One round of a cross-validation; null: no such. */
  readonly fold: { readonly place: number; readonly of: number } | null
}

/** What is learnt from, of data by name: the lesson, or images like it. */
export interface NamedData {
  readonly data: string
  /** Only the first so many training images; null: all. */
  readonly limit: number | null
}

/** What is learnt from, of a file of one's own. */
export interface OwnFile extends TableFlags {
  /** By itself, without its folder, so that it may be moved. */
  readonly file: string
  readonly task: Task
}

/** Everything that decides what a run learns from given data. */
export type Configured = Settings & Split & (NamedData | OwnFile)

/** The same with what the data were: `config.json`, and part of every checkpoint. */
export type RunConfig = Configured & Digested

/** What the data were: a run goes on with the same, wherever they lie by then. */
interface Digested {
  /** Of the rows of each part. */
  readonly dataSha256: Readonly<Record<string, string>>
}

/** What a command line may say of it. */
export type Given = Partial<Omit<Settings, 'foundLearningRate' | 'normalization'> & Split & NamedData> & TableFlags

/** What a run is unless it is told otherwise, on any data. */
export const DEFAULTS: Settings & Split = {
  epochs: LESSON.epochs,
  batchSize: LESSON.batchSize,
  accumulate: 1,
  learningRate: null,
  foundLearningRate: null,
  optimizer: LESSON.optimizer,
  schedule: 'constant',
  loss: LESSON.loss,
  labelSmoothing: 0,
  classWeights: null,
  hidden: LESSON.hidden,
  activation: LESSON.activation,
  dropout: LESSON.dropout,
  initFrom: null,
  normalization: null,
  freeze: [],
  weightDecay: null,
  biasDecay: true,
  clip: null,
  ema: null,
  seed: LESSON.seed,
  earlyStopping: null,
  keep: 'last',
  monitor: 'validationLoss',
  metrics: [],
  gradientStatistics: null,
  checkpointEvery: null,
  validation: null,
  splitSeed: null,
  fold: null,
}

/** The lesson. */
export const LESSON_CONFIG: Settings & Split & NamedData = { data: LESSON.data, limit: null, ...DEFAULTS }

/** Whether something stops the run or picks its weights by a figure: it then needs rows that are held back for it. */
export function makesChoice({ earlyStopping, keep, schedule }: Pick<Settings, 'earlyStopping' | 'keep' | 'schedule'>) {
  return earlyStopping !== null || keep === 'best' || /\bplateau\b/.test(schedule)
}
