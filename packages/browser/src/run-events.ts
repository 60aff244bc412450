import type { EpochReport, NamedArrays } from '@oneloop/core'

/** What a run tells of itself. Every event has a `kind`, so that one `switch` handles all of them. */
export type RunEvent =
  /** The worker fetches data of its own. */
  | { readonly kind: 'loading'; readonly loadedBytes: number; readonly totalBytes: number }
  /** The engine is there and the first step is next. `device` says what does the work, for people. */
  | { readonly kind: 'started'; readonly device: string }
  /** By the clock, a few times a second: how far the run is. */
  | ({ readonly kind: 'progress' } & RunProgress)
  /** By the step, where `samplesPerEpoch` asks for it: what has come of the run. */
  | ({ readonly kind: 'sample'; readonly parameters: NamedArrays } & RunSample)
  /** An epoch is over: its figures, and the weights after it. */
  | { readonly kind: 'epoch'; readonly report: EpochReport; readonly parameters: NamedArrays }
  /** The run so far, as the file that `resume` goes on from. */
  | { readonly kind: 'checkpoint'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'paused' }
  | { readonly kind: 'resumed' }
  /** Ended by `stop`. The weights are null when no step was made. */
  | { readonly kind: 'stopped'; readonly parameters: NamedArrays | null; readonly history: readonly EpochReport[] }
  /** All epochs are done, or early stopping has ended the run. */
  | {
      readonly kind: 'finished'
      readonly parameters: NamedArrays
      readonly history: readonly EpochReport[]
      /** Equal for equal bits, in Node and in every browser. */
      readonly weightsSha256: string
    }
  /** The run ended with an error: mostly a `OneloopError` with its `code` and, where there is one, its `fix`. */
  | { readonly kind: 'failed'; readonly error: Error }

/** The kind of an event of a run. */
export type RunEventKind = RunEvent['kind']

/** Where a run in a worker stands, a few times a second. */
export interface RunProgress {
  /** The epoch under way, from 1. */
  readonly epoch: number
  /** Steps done in this epoch. */
  readonly step: number
  readonly stepsPerEpoch: number
  /** Of this epoch so far, training alone. */
  readonly stepsPerSecond: number
  /** The part of all epochs that is done, 0–1. */
  readonly fraction: number
}

/** The run after one of the steps at which it is looked at. Which steps those are depends on the run's settings alone. */
export interface RunSample {
  readonly epoch: number
  /** Steps done in this epoch. */
  readonly step: number
  readonly stepsPerEpoch: number
  /** Sum of this epoch's batch losses so far: ÷ `step`, their mean. */
  readonly lossSum: number
  /** L2 norm of each parameter's gradient on the first batch of the first epoch. */
  readonly gradientNorms: Readonly<Record<string, number>>
}
