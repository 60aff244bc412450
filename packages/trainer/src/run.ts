import type { Batch, EngineState, EpochReport, History, NamedArrays, Totals } from '@oneloop/core'
import type { Mlp } from '@oneloop/mlp-model'

/** A run as its callbacks see it: where it is, and what they may ask of it. */
export interface Run {
  /**
   * The network in training. Its parameters are those of the last step in `onTrainStart`, `onEpochEnd` and `onTrainEnd`;
   * in between they are older, because reading them waits for the device: `await run.updateModel()` there.
   */
  readonly model: Mlp
  readonly history: History
  /** What does the work, for people: `engine.device`. */
  readonly device: string
  readonly epochs: number
  readonly stepsPerEpoch: number
  /** The epoch under way, or the last one, from 1. */
  readonly epoch: number
  /** Steps done in this epoch. */
  readonly stepInEpoch: number
  /** The learning rate of the last step. */
  readonly learningRate: number
  /** Seconds of training in this epoch so far, without evaluation and callbacks. */
  readonly seconds: number
  /** Whether there is a validation set to look at: the figures of a test set that is shown are in the reports too, and are not. */
  readonly hasValidation: boolean
  /** Set by the first `stop`, or once the signal aborts. */
  readonly stopReason: string | null
  /** Whether the run ends because its signal aborted: it may be resumed. */
  readonly isAborted: boolean
  /** Brings the model's parameters up to date. Waits for the device; after a step, it reads all parameters once. */
  updateModel(): Promise<Mlp>
  /** The sums over this epoch's steps so far. Waits for the device: a GPU's queue drains. */
  readTotals(): Promise<Totals>
  /** Gradients of the batch's mean loss by parameter name, dropout off. Changes nothing. */
  gradients(batch: Batch): Promise<NamedArrays>
  /** A copy of all that the run depends on: what a checkpoint holds. */
  snapshot(): Promise<RunState>
  /** Makes these the parameters that `fit` leaves in the model, whatever the last step's are. Training is not changed. */
  setResult(parameters: NamedArrays): void
  /** Ends the run after this callback; `fit` returns its history as usual. */
  stop(reason: string): void
}

/** All that the rest of a run depends on, besides the data and the options of `fit`. */
export interface RunState {
  readonly engine: EngineState
  /** The epoch under way, from 1; `epochs + 1` when all are done. */
  readonly epoch: number
  /** Steps done in that epoch. */
  readonly stepInEpoch: number
  /** Seconds of training in that epoch. */
  readonly seconds: number
  readonly loader: { readonly seed: number; readonly batchSize: number; readonly length: number }
  readonly history: readonly EpochReport[]
  /** What callbacks remember, by their names. */
  readonly memories: Readonly<Record<string, Memory>>
}

/** What a callback remembers: a few values, and arrays such as the best parameters, by name. */
export interface Memory {
  readonly values: Readonly<Record<string, number | string | boolean | null>>
  readonly arrays: NamedArrays
}

/**
 * Something that watches a run, in the manner of Keras and Lightning. Each method may be async; the loop waits for it.
 * Methods are called in the order of the list, between steps, never during one.
 *
 * What a callback remembers belongs to the run: `remember` starts it anew for every `fit`, and a resumed run gives it
 * back what `memory` said, so that it goes on as if the run had never stopped.
 */
export interface Callback {
  /** The name of its memory in a snapshot. Needed where there is a `memory`. */
  readonly name?: string
  /** What it must remember for a resumed run to go on as one that never stopped. */
  memory?(run: Run): Memory
  /** First of all: what `memory` said when the run was saved, or null in a run that begins. */
  remember?(memory: Memory | null): void
  onTrainStart?(run: Run): void | Promise<void>
  onEpochStart?(run: Run): void | Promise<void>
  /** After every step. A run whose callbacks have none of these pays nothing for it. */
  onStep?(run: Run, batch: Batch): void | Promise<void>
  /** Every few tens of milliseconds within an epoch. */
  onProgress?(run: Run): void | Promise<void>
  onEpochEnd?(run: Run, report: EpochReport): void | Promise<void>
  /** After every callback's `onEpochEnd`: the place to save a snapshot, since all have made up their minds. */
  onEpochDone?(run: Run, report: EpochReport): void | Promise<void>
  /** After the last epoch, after `stop`, or after an abort. Not after an error. */
  onTrainEnd?(run: Run): void | Promise<void>
  /** Last of all, however the run ended: the place to give back what was taken, such as the terminal's cursor. */
  close?(): void | Promise<void>
}

/** The methods of a callback: anything else that an object has is a misspelling. */
export const CALLBACK_METHODS = [
  'memory',
  'remember',
  'onTrainStart',
  'onEpochStart',
  'onStep',
  'onProgress',
  'onEpochEnd',
  'onEpochDone',
  'onTrainEnd',
  'close',
] as const satisfies readonly (keyof Callback)[]
