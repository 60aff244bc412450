import type { Batch, Layer } from '@oneloop/core'
import { OneloopError } from '@oneloop/core'

/**
 * A check that a batch fits the network: as wide as the first layer, and no label beyond the last layer's classes.
 * Batches share their dataset, so each dataset is looked at once.
 *
 * @throws OneloopError `SHAPE_MISMATCH` for another width, `LABEL_OUT_OF_RANGE` for a label that is no class
 */
export function checkBatches(layers: readonly Layer[]): (batch: Batch) => void {
  const width = layers[0]!.in
  const classes = layers.at(-1)!.out
  const seen = new WeakSet<Uint8Array>()
  return (batch) => {
    if (seen.has(batch.labels)) return
    if (batch.width !== width) {
      throw new OneloopError(`the model takes ${width} features a row, the data has ${batch.width}`, {
        code: 'SHAPE_MISMATCH',
      })
    }
    const wrong = batch.labels.findIndex((label) => label >= classes)
    if (wrong !== -1) {
      throw new OneloopError(`row ${wrong} has label ${batch.labels[wrong]}, the model has ${classes} classes`, {
        code: 'LABEL_OUT_OF_RANGE',
      })
    }
    seen.add(batch.labels)
  }
}
