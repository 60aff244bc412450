import { type Batch, checkInteger, type Loader } from '@oneloop/core'

/**
 * Makes one step of every `batches` batches of a loader, as gradient accumulation does: the gradient is that of the mean
 * loss over all their rows. A batch is a view, so putting several together copies row numbers and nothing else; the last
 * step of an epoch has what is left.
 *
 * @throws OneloopError `DATA_INVALID` when `batches` is not a whole number from 1 up
 *
 * @example fit(model, accumulate(train.loader({ batchSize: 32 }), 4), …) // steps over 128 rows
 */
export function accumulate(loader: Loader, batches: number): Loader {
  checkInteger('batches', batches, 1)
  return {
    batchSize: loader.batchSize * batches,
    length: Math.ceil(loader.length / batches),
    seed: loader.seed,
    epoch: (n, { fromStep = 0 } = {}) => ({
      *[Symbol.iterator]() {
        let together: Batch[] = []
        for (const batch of loader.epoch(n, { fromStep: Math.min(fromStep * batches, loader.length) })) {
          together.push(batch)
          if (together.length < batches) continue
          yield join(together)
          together = []
        }
        if (together.length > 0) yield join(together)
      },
    }),
  }
}

function join(batches: readonly Batch[]): Batch {
  const indices = new Uint32Array(batches.reduce((rows, batch) => rows + batch.indices.length, 0))
  let at = 0
  for (const batch of batches) {
    indices.set(batch.indices, at)
    at += batch.indices.length
  }
  return { ...batches[0]!, indices }
}
