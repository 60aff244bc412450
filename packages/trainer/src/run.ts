import type { Batch, EngineState, EpochReport, History, NamedArrays, Totals } from '@oneloop/core'
import type { Mlp } from '@oneloop/mlp-model'

/** A run as its callbacks see it: where it is, and what they may ask of it. */
export interface Run {
  readonly model: Mlp
  readonly history: History
  /** `engine.device`: what does the work. */
  readonly device: string
  readonly epochs: number
  readonly stepsPerEpoch: number
  /** The epoch under way, or the last one, from 1. */
  readonly epoch: number
  /** Steps done in this epoch. */
  readonly step: number
  /** Of the last step. */
  readonly learningRate: number
  /** Seconds of training in this epoch so far, without evaluation and callbacks. */
  readonly seconds: number
  /** Set by the first `stop`, or once the signal aborts. */
  readonly stopReason: string | null
  /** The sums over this epoch's steps so far. Waits for the device: a GPU's queue drains. */
  readTotals(): Promise<Totals>
  /** Gradients of the batch's mean loss by parameter name, dropout off. Changes nothing. */
  gradients(batch: Batch): Promise<NamedArrays>
  /** A copy of all that the run depends on: what a checkpoint holds. */
  snapshot(): Promise<RunState>
  /** Makes the run's parameters and optimizer memory those of a snapshot. */
  restore(state: RunState): Promise<void>
  /** Ends the run after this callback; `fit` returns its history as usual. */
  stop(reason: string): void
}

/** All that the rest of a run depends on, besides the data and the options of `fit`. */
export interface RunState {
  readonly engine: EngineState
  /** The epoch under way, from 1; `epochs + 1` when all are done. */
  readonly epoch: number
  /** Steps done in that epoch. */
  readonly step: number
  /** Seconds of training in that epoch. */
  readonly seconds: number
  readonly loader: { readonly seed: number; readonly batchSize: number; readonly length: number }
  readonly history: readonly EpochReport[]
}

/**
 * Something that watches a run, in the manner of Keras and Lightning. Each method may be async; the loop waits for it.
 * Methods are called in the order of the list, between steps, never during one.
 */
export interface Callback {
  onTrainStart?(run: Run): void | Promise<void>
  onEpochStart?(run: Run): void | Promise<void>
  /** Every few tens of milliseconds within an epoch. */
  onProgress?(run: Run): void | Promise<void>
  onEpochEnd?(run: Run, report: EpochReport): void | Promise<void>
  /** Last, also after `stop` or an abort. Not after an error. */
  onTrainEnd?(run: Run): void | Promise<void>
}
