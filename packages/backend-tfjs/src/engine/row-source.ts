import type { InputRows } from '@oneloop/core'
import type { Tensor2D } from '../tf.ts'

/** Where a batch's rows come from. */
export interface RowSource {
  /** `feature * scale + offset` of the batch's rows, `[size, width]`, owned by the tidy that is open. */
  gather(batch: InputRows): Tensor2D
  /** Frees what it keeps on the device. */
  dispose(): void
}
