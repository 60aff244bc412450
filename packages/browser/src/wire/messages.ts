import type { Layer, NamedArrays } from '@oneloop/core'
import type { AugmentOptions } from '@oneloop/data'
import type { RunEvent } from '../run-events.ts'
import type { TrainOptions, WorkerData } from '../train-options.ts'
import type { ErrorData } from './error-data.ts'
import type { LoaderData } from './loader-data.ts'

/** What of `TrainOptions` crosses to the worker as it is. */
export type SentOptions = Omit<TrainOptions, 'model' | 'data' | 'augment' | 'validation' | 'worker'>

export type Order =
  | {
      readonly kind: 'train'
      readonly layers: readonly Layer[]
      readonly parameters: NamedArrays
      readonly data: LoaderData | WorkerData
      readonly augment: AugmentOptions | null
      readonly validation: LoaderData | null
      readonly options: SentOptions
    }
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'stop' }

/** An event as it crosses: an error is data. */
export type SentEvent = Exclude<RunEvent, { kind: 'failed' }> | { readonly kind: 'failed'; readonly error: ErrorData }

/** Messages in both directions are wrapped, so that a worker can have others of its own. */
export interface ToWorker {
  readonly oneloop: { readonly run: number; readonly order: Order }
}

export interface FromWorker {
  readonly oneloop: { readonly run: number; readonly event: SentEvent }
}

/** Told by the worker of this package, once, when its program has loaded. */
export const READY = 'oneloop: ready'

export function isToWorker(data: unknown): data is ToWorker {
  return isWrapped(data)
}

export function isFromWorker(data: unknown): data is FromWorker {
  return isWrapped(data)
}

function isWrapped(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'oneloop' in data
}
