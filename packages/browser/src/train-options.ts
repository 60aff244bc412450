import type { Loss, Monitor, Optimizer, Schedule } from '@oneloop/core'
import type { AugmentOptions, DataLoader, Dataset, Features } from '@oneloop/data'
import type { Mlp } from '@oneloop/mlp-model'
import type { ParameterRules } from '@oneloop/trainer'
import type { TrainingWorker } from './training-worker.ts'

/** What to train and how. All of it is data, because a worker can be sent no functions. */
export interface TrainOptions {
  /** Trained in place, as by `fit`: it gets the newest weights whenever an event brings some. */
  readonly model: Mlp
  /** What to learn from: a loader of a dataset, which is copied to the worker, or data that the worker gets itself. */
  readonly data: DataLoader<Dataset<Features>> | WorkerData
  /** Images are changed anew in each epoch: `augment` of `@oneloop/data`. Default: not at all. */
  readonly augment?: AugmentOptions
  /** Evaluated after every epoch. */
  readonly validation?: DataLoader<Dataset<Features>> & { readonly dataset: { readonly isTest?: false } }
  /** Whole passes over the data. */
  readonly epochs: number
  /** Default `crossEntropy()`. */
  readonly loss?: Loss
  /** Default `adam()`. */
  readonly optimizer?: Optimizer
  /** Default `constant()`. */
  readonly schedule?: Schedule
  /** Clip gradients to this joint L2 norm. Default: no clipping. */
  readonly clipNorm?: number | null
  /** The seed of the dropout masks. Default 1. */
  readonly seed?: number
  /** Parameters that are trained otherwise than the rest: frozen, at another rate, without decay. Default: none. */
  readonly parameterRules?: ParameterRules
  /** The decay of a moving average of the weights, in (0, 1): see `fit`. Default: none. */
  readonly averageDecay?: number | null
  /** Ends the run once a figure stops improving. Default: never. */
  readonly earlyStopping?: EarlyStopping
  /** How often an epoch is sampled: a `sample` event after these steps. Default 0. */
  readonly samplesPerEpoch?: number
  /** A `checkpoint` event after every so many epochs, and where a stop leaves the run. Default 1. */
  readonly checkpointEpochs?: number
  /** Kept in the checkpoints: anything JSON can hold, such as how the run was set up. */
  readonly config?: unknown
  /** A checkpoint to go on from, with the same data and options, to the same bits as a run that never stopped. */
  readonly resume?: Uint8Array
  /** What trains: `'wasm'` (the default), `'reference'`, or a name that a worker of your own knows. */
  readonly backend?: string
  /** Of the WASM engine. More than one needs a cross-origin isolated page. Default `'auto'`. */
  readonly threads?: 'auto' | number
  /** A worker of your own that calls `serveTraining`. It is left running. Default: one that ends with the run. */
  readonly worker?: TrainingWorker
}

/** The options of `earlyStopping` in `@oneloop/trainer`. */
export interface EarlyStopping {
  /** Default: the validation loss, or without a validation set the training loss. */
  readonly monitor?: Monitor
  /** Epochs without improvement. Default 2. */
  readonly patience?: number
  /** Default 0. */
  readonly minDelta?: number
  /** Whether the best epoch's weights are the result. Default true. */
  readonly restoreBest?: boolean
}

/** Data that a worker of your own gets by itself: one of its `sources`, by name, and what that source is told. */
export interface WorkerData {
  readonly source: string
  readonly request: unknown
}

/**
 * Has the worker get the data itself, so that they never cross: `train({ data: fromWorker('digits', { rows: 1000 }) })`
 * is answered by the function `digits` in `serveTraining({ sources: { digits } })`.
 *
 * @param request anything that can be cloned
 */
export function fromWorker(source: string, request: unknown = null): WorkerData {
  return { source, request }
}

export const TRAIN_OPTION_NAMES = [
  'model',
  'data',
  'augment',
  'validation',
  'epochs',
  'loss',
  'optimizer',
  'schedule',
  'clipNorm',
  'seed',
  'parameterRules',
  'averageDecay',
  'earlyStopping',
  'samplesPerEpoch',
  'checkpointEpochs',
  'config',
  'resume',
  'backend',
  'threads',
  'worker',
] as const satisfies readonly (keyof TrainOptions)[]
