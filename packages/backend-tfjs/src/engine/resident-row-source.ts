import type { InputRows } from '@oneloop/core'
import type { Tensor, Tensor2D, Tf } from '../tf.ts'
import { uploadRows } from './host-row-source.ts'
import type { RowSource } from './row-source.ts'

/** Training and test data, and one more. */
const DATASETS = 3

/** How a device holds a dataset and takes rows from it. */
export interface DatasetOnDevice {
  upload(tf: Tf, features: InputRows['features'], width: number): Tensor
  /** `feature * scale + offset` of the rows, `[rows, width]`. */
  gather(tf: Tf, features: Tensor, rows: Int32Array, batch: InputRows): Tensor2D
  /** The most that one tensor may hold: larger datasets are gathered on the host. */
  readonly maxBytes: number
}

/** Keeps whole datasets on the device, each uploaded once, and gathers batches there. */
export function residentRowSource(tf: Tf, { upload, gather, maxBytes }: DatasetOnDevice): RowSource {
  const resident = new Map<InputRows['features'], Tensor>()

  function residentFeatures({ features, width }: InputRows): Tensor {
    const known = resident.get(features)
    // Kept outside the step's tidy: it outlives the step.
    const tensor = known ?? tf.keep(upload(tf, features, width))
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
      return gather(tf, residentFeatures(batch), Int32Array.from(indices), batch)
    },
    dispose() {
      for (const tensor of resident.values()) tensor.dispose()
      resident.clear()
    },
  }
}
