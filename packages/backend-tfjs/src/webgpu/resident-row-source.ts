import type { Batch } from '@oneloop/mnist-data'
import { uploadRows } from '../engine/host-row-source.ts'
import type { RowSource } from '../engine/row-source.ts'
import type { Tensor, Tf } from '../tf.ts'
import { gatherRows, uploadFeatures } from './gather-rows.ts'

/** Training and test data, and one more. */
const DATASETS = 3

/**
 * Keeps whole datasets on the GPU, each uploaded once, and gathers batches there.
 *
 * @param maxBytes the most that one buffer may hold: larger datasets are gathered on the host
 */
export function residentRowSource(tf: Tf, maxBytes: number): RowSource {
  const resident = new Map<Batch['features'], Tensor>()

  function residentFeatures(features: Batch['features']): Tensor {
    const known = resident.get(features)
    // Kept outside the step's tidy: it outlives the step.
    const tensor = known ?? tf.keep(uploadFeatures(tf, features))
    resident.delete(features)
    resident.set(features, tensor)
    if (resident.size > DATASETS) {
      const [oldest, unused] = resident.entries().next().value!
      unused.dispose()
      resident.delete(oldest)
    }
    return tensor
  }

  return {
    gather(batch) {
      const { features, indices, width } = batch
      const isDataset = features.length > indices.length * width
      if (!isDataset || features.byteLength > maxBytes) return uploadRows(tf, batch)
      return gatherRows(tf, residentFeatures(features), Int32Array.from(indices), batch)
    },
    dispose() {
      for (const tensor of resident.values()) tensor.dispose()
      resident.clear()
    },
  }
}
