import type { Batch } from '@oneloop/core'
import { checkInteger } from '@oneloop/core'
import type { LoadableRows } from '../loadable-rows.ts'
import type { AffineMap } from '../transforms.ts'
import { balancedOrder } from './balanced-order.ts'
import { permutation } from './permutation.ts'

/** PyTorch's words: https://pytorch.org/docs/stable/data.html#torch.utils.data.DataLoader */
export interface DataLoaderOptions {
  readonly batchSize: number
  /** A new order every epoch. Default: false. */
  readonly shuffle?: boolean
  /**
   * Every class as often as any other: an epoch has as many rows as without, rows of small classes come more than once
   * and some of large classes not in every epoch. Implies `shuffle`. Default: false.
   */
  readonly balanced?: boolean
  /** The seed of the orders. Default: 1. */
  readonly seed?: number
  /** Leave out the last batch when it is not a full one. Default: false. */
  readonly dropLast?: boolean
  /** What the network sees of a feature. Default: the dataset's own. */
  readonly transform?: AffineMap
}

/**
 * A dataset in batches. The order is a pure function of (seed, epoch), so a run can go on in the middle of an epoch,
 * and any runtime gives the same batches.
 *
 * @example
 * for (const batch of new DataLoader(train, { batchSize: 64, shuffle: true, seed: 1 }).epoch(2)) …
 */
export class DataLoader<Rows extends LoadableRows = LoadableRows> implements Iterable<Batch> {
  readonly dataset: Rows
  readonly batchSize: number
  readonly shuffle: boolean
  readonly balanced: boolean
  readonly seed: number
  readonly dropLast: boolean
  readonly transform: AffineMap

  /**
   * @throws OneloopError `ARGUMENT_INVALID` when `batchSize` is not a whole number from 1 up, or `seed` not a whole number;
   * `DATA_INVALID` for `balanced` without classes
   */
  constructor(dataset: Rows, options: DataLoaderOptions) {
    checkInteger('batchSize', options.batchSize, 1)
    this.dataset = dataset
    this.batchSize = options.batchSize
    this.balanced = options.balanced ?? false
    this.shuffle = options.shuffle ?? this.balanced
    this.seed = options.seed ?? 1
    this.dropLast = options.dropLast ?? false
    this.transform = options.transform ?? dataset.transform
    checkInteger('seed', this.seed, Number.MIN_SAFE_INTEGER)
    // Asked for now, so that data without classes are refused before the first epoch.
    if (this.balanced) void this.dataset.labels[0]
  }

  /** Batches in an epoch. */
  get length(): number {
    const batches = this.dataset.length / this.batchSize
    return this.dropLast ? Math.floor(batches) : Math.ceil(batches)
  }

  /**
   * The batches of epoch `n` (from 1), from batch `fromStep` (from 0) on. May be iterated more than once.
   *
   * @throws OneloopError `ARGUMENT_INVALID` when there is no such epoch or step
   */
  epoch(n: number, { fromStep = 0 }: { fromStep?: number } = {}): Iterable<Batch> {
    checkInteger('epoch', n, 1)
    checkInteger('fromStep', fromStep, 0, this.length)
    return { [Symbol.iterator]: () => this.#batches(n, fromStep) }
  }

  /** The first epoch. */
  [Symbol.iterator](): Iterator<Batch> {
    return this.#batches(1, 0)
  }

  *#batches(epoch: number, fromStep: number): Generator<Batch, void, undefined> {
    const { features, targets, rowWeights, width } = this.dataset
    const shared = { features, targets, width, ...this.transform, ...(rowWeights === undefined ? {} : { rowWeights }) }
    const order = this.#order(epoch)
    for (let step = fromStep; step < this.length; step++) {
      const indices = order.subarray(step * this.batchSize, (step + 1) * this.batchSize)
      yield { ...shared, indices }
    }
  }

  #order(epoch: number): Uint32Array {
    const { indices } = this.dataset
    if (!this.shuffle) return indices
    const order = this.balanced
      ? balancedOrder(this.dataset.labels, this.seed, epoch)
      : permutation(indices.length, this.seed, epoch)
    for (let i = 0; i < order.length; i++) order[i] = indices[order[i]!]!
    return order
  }
}
