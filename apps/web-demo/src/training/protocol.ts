import type { RunSample as Sample } from '@oneloop/browser'
import type { ClassScores, EpochReport, Mistake, Part } from 'oneloop'
import type { DataFile } from '../data/data-file.ts'
import type { SampleFiles } from '../data/sample-dataset.ts'
import type { EngineName } from './engines.ts'
import type { ModelData } from './model-data.ts'

type DataFiles = Readonly<Record<Part, DataFile>>

/** What the page tells the training worker, besides the runs of `train`. */
export type Command =
  /** Accuracy of any weights on the test images, with everything that the evaluation shows. */
  | { readonly kind: 'evaluate'; readonly model: ModelData; readonly files: DataFiles }
  /** The pixels of these test images; the answer has the same `request`. */
  | {
      readonly kind: 'showImages'
      readonly request: number
      readonly indices: readonly number[]
      readonly files: DataFiles
    }
  /** Makes the loop ready on the small sample: it waits for `step` or `setFree`. */
  | { readonly kind: 'startStepping'; readonly files: SampleFiles }
  | { readonly kind: 'step' }
  | { readonly kind: 'setFree'; readonly isFree: boolean }
  | { readonly kind: 'endStepping' }
  | { readonly kind: 'race'; readonly engines: readonly [EngineName, EngineName]; readonly files: SampleFiles }

/** What the training worker tells the page, besides the events of its runs. */
export type Event =
  | { readonly kind: 'evaluated'; readonly evaluation: TestScore }
  | { readonly kind: 'images'; readonly request: number; readonly images: readonly Uint8Array[] }
  | { readonly kind: 'stepped'; readonly facts: StepFacts }
  /** An epoch of the stepped loop is over. */
  | { readonly kind: 'lapped'; readonly report: EpochReport }
  | { readonly kind: 'raced'; readonly lanes: readonly EngineLane[]; readonly isOver: boolean }
  | { readonly kind: 'failed'; readonly failure: Failure }

/** The run after one of the steps at which it is looked at. Which steps those are depends on the run's settings alone. */
export type RunSample = Sample

/** What the worker gets by itself for a run: the lesson's digits. */
export interface DigitsRequest {
  readonly files: DataFiles
  readonly batchSize: number
  readonly seed: number
  /** How many of the training images are learnt from: the first ones. */
  readonly images: number
}

/** How a network does on the 10,000 test images. */
export interface TestScore {
  readonly accuracy: number
  readonly count: number
  /** `[actual][predicted]` */
  readonly confusion: readonly (readonly number[])[]
  readonly perClass: readonly ClassScores[]
  /** What each test image was read as, and how sure the network was of it. */
  readonly readings: Readings
  /** Wrong ones, the most certain first. */
  readonly mistakes: readonly (Mistake & { readonly pixels: Uint8Array })[]
}

/** Of each test image, in the order of the test set. */
export interface Readings {
  readonly actual: Uint8Array
  readonly predicted: Uint8Array
  /** Given to the predicted class, 0–1. */
  readonly probability: Float32Array
}

/** An error as it crosses to the page: `code` finds the words for the reader, `message` is for developers. */
export interface Failure {
  readonly code: string
  readonly message: string
}

/** Everything there is to see of one step of the loop. */
export interface StepFacts {
  /** Rows of the sample in this batch, with their labels and what the network took them for before the step. */
  readonly indices: Uint32Array
  readonly labels: Uint8Array
  readonly predictions: Uint8Array
  /** Mean over the batch. */
  readonly loss: number
  readonly gradientNorms: Readonly<Record<string, number>>
  readonly learningRate: number
  /** L2 norm of the change of all parameters together. */
  readonly moved: number
  /** Steps since the start. */
  readonly step: number
  readonly stepInEpoch: number
  /** Mean of the batch losses of this epoch. */
  readonly runningLoss: number
}

/** One engine in a race. */
export interface EngineLane {
  /** Empty until its engine runs. */
  readonly device: string
  readonly steps: number
  readonly seconds: number
}
