import type { EpochReport } from 'oneloop'
import type { ModelData } from './model-data.ts'
import type { RunSample } from './protocol.ts'
import type { RunConfig } from './run-config.ts'

/** A run, or a network out of a file, as this browser keeps it. */
export interface RunRecord {
  /** From 1, in the order in which they were begun. */
  readonly id: number
  readonly origin:
    | { readonly kind: 'run'; readonly config: RunConfig }
    | { readonly kind: 'file'; readonly name: string }
  readonly model: ModelData
  readonly reports: readonly EpochReport[]
  readonly samples: readonly RunSample[]
  readonly device: string | null
  /** Of the network on the test images, 0–1. */
  readonly accuracy: number | null
  readonly weightsSha256: string | null
  /** What the run goes on from; null when it is over. */
  readonly checkpoint: Uint8Array<ArrayBuffer> | null
}
