import type { Layer, NamedArrays } from '../layer.ts'
import type { Loss } from '../losses/index.ts'
import type { Optimizer } from '../optimizers/index.ts'
import type { Batch, InputRows } from './batch.ts'

/**
 * What is to be trained: everything that an engine may compile or lay out ahead of the first step. Plain data,
 * structured-cloneable. The learning rate's schedule is not here: the loop works it out and hands each step its rate.
 */
export interface Program {
  readonly layers: readonly Layer[]
  /** The values to start from, by name. Engines copy them. */
  readonly parameters: NamedArrays
  readonly loss: Loss
  readonly optimizer: Optimizer
  /** Gradients are scaled down so that their norm over all parameters together is at most this; null: never. */
  readonly clipNorm: number | null
  /** Parameters, by name, that are trained otherwise than the rest. Left out: none. */
  readonly parameterRules?: Readonly<Record<string, ParameterRule>>
  /** The most rows that any batch will have. */
  readonly maxBatchSize: number
  /** The seed of the dropout masks: see `isDropped` of `@oneloop/core/engine`. */
  readonly seed: number
}

/** How one parameter is trained. */
export interface ParameterRule {
  /**
   * Multiplies the learning rate. 0 freezes the parameter: neither it nor the optimizer's memory of it changes, and its
   * gradient does not count when gradients are clipped.
   */
  readonly learningRateFactor: number
  /** In place of the optimizer's weight decay. */
  readonly weightDecay: number
}

/** What a backend makes engines with, and what a user injects: `fit(model, loader, { backend: wasm() })`. */
export interface Backend {
  /** `'wasm'`, `'tfjs-webgpu'`, `'reference'`, … */
  readonly name: string
  /**
   * @throws BackendUnavailableError when this runtime or machine lacks what the backend needs
   * @throws UnsupportedProgramError when the backend can't train this program. Never later than here.
   */
  createEngine(program: Program): Promise<Engine>
}

/**
 * One network in training on one device. Calls do not overlap: the loop awaits each before the next.
 *
 * A step may return before its work is done, so long as the next call sees its effect; only the reads wait.
 */
export interface Engine {
  /** What does the work, for people: `'WASM SIMD, 2 threads'`. */
  readonly device: string
  /** Forward, loss, backward, clip, update; adds to the totals. `learningRate` is this step's, from the schedule. */
  trainStep(batch: Batch, learningRate: number): void | Promise<void>
  /** Forward with dropout off; adds to the totals and changes nothing else. */
  evaluateStep(batch: Batch): void | Promise<void>
  /** The sums since the last `resetTotals` (or since creation). Waits for the device. */
  readTotals(): Promise<Totals>
  resetTotals(): void | Promise<void>
  /** The network's outputs `[size, outputs]`, dropout off: logits of classes and labels, or values. */
  predict(rows: InputRows): Promise<Float32Array>
  /** dLoss/dParameter of the mean loss over the batch, by name, before clipping, dropout off. Changes nothing. */
  gradients(batch: Batch): Promise<NamedArrays>
  /** A copy of everything that the next step depends on. */
  readState(): Promise<EngineState>
  /** Makes the engine go on exactly as the one that `state` was read from. */
  writeState(state: EngineState): Promise<void>
  /** Frees memory and threads. Any call after it throws. */
  dispose(): Promise<void>
}

/** Sums over steps. */
export interface Totals {
  readonly batches: number
  /** Rows. */
  readonly count: number
  /** The rows' weights: as many as rows where the data have none. */
  readonly weight: number
  /**
   * Right decisions. Of classes: rows whose largest logit is their class's (the first of equals). Of labels: labels, of
   * all rows, whose logit is above 0 where they are 1 and not above 0 where they are 0. Of values: 0.
   */
  readonly correct: number
  /** Sum over rows and outputs of |output − value|. 0 unless the targets are values. */
  readonly absoluteError: number
  /** Sum over rows and outputs of (output − value)². 0 unless the targets are values. */
  readonly squaredError: number
  /** Sum over batches of the batch's mean loss: the lesson's epoch loss is this ÷ batches. */
  readonly lossSum: number
  /** Sum over batches of mean loss × the batch's weight: ÷ weight, the mean loss whatever the batch size. */
  readonly rowLossSum: number
  /** Which of these batches, from 0, was the first whose mean loss was NaN or infinite; null: none. */
  readonly firstNonFinite: number | null
}

/** The totals before the first batch. */
export const NO_TOTALS: Totals = {
  batches: 0,
  count: 0,
  weight: 0,
  correct: 0,
  absoluteError: 0,
  squaredError: 0,
  lossSum: 0,
  rowLossSum: 0,
  firstNonFinite: null,
}

/** All that an engine must be given back to go on to the same bits. */
export interface EngineState {
  readonly parameters: NamedArrays
  /** The optimizer's memory by slot, then by parameter: `expAvg`, `expAvgSq`, … (each optimizer names its slots). */
  readonly slots: Readonly<Record<string, NamedArrays>>
  /** Updates made so far. */
  readonly step: number
  readonly totals: Totals
}
