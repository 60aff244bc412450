import { type Batch, checkInteger, type Loader, type Targets, targetsPerRow } from '@oneloop/core'

/**
 * Makes one step of every `batches` batches of a loader, as gradient accumulation does: the gradient is that of the mean
 * loss over all their rows. A batch is a view, so putting several together copies row numbers and nothing else, unless the
 * batches have rows of their own, as augmented ones do; the last step of an epoch has what is left.
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
  const [first] = batches
  const indices = concatenated(batches.map((batch) => batch.indices))
  if (batches.every((batch) => batch.features === first!.features)) return { ...first!, indices }
  // Batches with rows of their own, as `augment` makes them.
  return joinRows(batches, Uint32Array.from(indices.keys()))
}

function joinRows(batches: readonly Batch[], indices: Uint32Array): Batch {
  const [{ features, targets, width, rowWeights, ...rest }] = batches as readonly [Batch]
  const rows = <Data extends Batch['features'] | Targets['data']>(
    into: Data,
    each: number,
    of: (batch: Batch) => Data,
  ) => {
    let at = 0
    for (const batch of batches) {
      for (const row of batch.indices) {
        into.set(of(batch).subarray(row * each, (row + 1) * each), at)
        at += each
      }
    }
    return into
  }
  const count = indices.length
  const each = targetsPerRow(targets)
  const empty = <Data extends Batch['features'] | Targets['data']>(like: Data, length: number) =>
    new (like.constructor as new (length: number) => Data)(length)
  return {
    ...rest,
    width,
    indices,
    features: rows(empty(features, count * width), width, (batch) => batch.features),
    targets: {
      ...targets,
      data: rows(empty(targets.data, count * each), each, (batch) => batch.targets.data),
    } as Targets,
    ...(rowWeights && { rowWeights: rows(new Float32Array(count), 1, (batch) => batch.rowWeights!) }),
  }
}

function concatenated(parts: readonly Uint32Array[]): Uint32Array {
  const whole = new Uint32Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
