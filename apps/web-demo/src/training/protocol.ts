import type { ClassScores, EpochReport } from '@oneloop/metrics'
import type { NamedArrays } from '@oneloop/mlp-model'
import type { Part } from '@oneloop/mnist-data'
import type { DataFile } from '../data/data-file.ts'
import type { RunConfig } from './run-config.ts'

/** What the page tells the training worker. */
export type Command =
  | {
      readonly kind: 'train'
      readonly config: RunConfig
      readonly files: Readonly<Record<Part, DataFile>>
      /** A stored run to go on from. */
      readonly checkpoint?: Uint8Array
    }
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'stop' }
  /** Accuracy of any weights on the test images, with everything that the evaluation shows. */
  | { readonly kind: 'evaluate'; readonly model: ModelData; readonly files: Readonly<Record<Part, DataFile>> }

/** What the training worker tells the page. */
export type Event =
  | { readonly kind: 'fetching'; readonly loadedBytes: number; readonly totalBytes: number }
  | { readonly kind: 'started'; readonly device: string; readonly epoch: number; readonly stepsPerEpoch: number }
  | { readonly kind: 'progress'; readonly progress: RunProgress }
  | { readonly kind: 'epoch'; readonly report: EpochReport; readonly parameters: NamedArrays }
  /** The run so far, ready to be resumed. */
  | { readonly kind: 'checkpoint'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'paused' }
  | { readonly kind: 'resumed' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'finished'; readonly weightsSha256: string; readonly parameters: NamedArrays }
  | { readonly kind: 'evaluated'; readonly evaluation: Evaluation }
  | { readonly kind: 'failed'; readonly failure: Failure }

export interface RunProgress {
  readonly epoch: number
  /** Steps done in this epoch. */
  readonly step: number
  readonly stepsPerEpoch: number
  /** Mean of the batch losses since the last telling. */
  readonly loss: number
  readonly stepsPerSecond: number
  /** L2 norm of each parameter's gradient on the latest batch. */
  readonly gradientNorms?: Readonly<Record<string, number>>
  /** The weights as they are now. */
  readonly parameters?: NamedArrays
}

/** A network as it travels between the worker and the page. */
export interface ModelData {
  readonly widths: readonly number[]
  readonly parameters: NamedArrays
}

/** How a network does on the 10,000 test images. */
export interface Evaluation {
  readonly accuracy: number
  readonly count: number
  /** `[actual][predicted]` */
  readonly confusion: readonly (readonly number[])[]
  readonly perClass: readonly ClassScores[]
  /** Wrong ones, the most certain first. */
  readonly mistakes: readonly Mistake[]
}

export interface Mistake {
  readonly pixels: Uint8Array
  readonly actual: number
  readonly predicted: number
  /** What the network gave its wrong answer, 0–1. */
  readonly probability: number
}

/** An error as it crosses to the page: `code` finds the words for the reader, `message` is for developers. */
export interface Failure {
  readonly code: string
  readonly message: string
}
