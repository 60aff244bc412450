import type { Batch } from './batch.ts'

/** What the loop reads batches from. `DataLoader` of `@oneloop/mnist-data` is one. */
export interface Loader {
  /** The most rows of a batch. */
  readonly batchSize: number
  /** Batches in an epoch. */
  readonly length: number
  /** The seed of the shuffle: part of a checkpoint. */
  readonly seed: number
  /** The batches of epoch `n` (from 1), the same for the same `n` every time, `fromStep` (default 0) of them skipped. */
  epoch(n: number, options?: { readonly fromStep?: number }): Iterable<Batch>
}
