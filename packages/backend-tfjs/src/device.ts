import type { DropoutMask } from './engine/dropout.ts'
import type { RowSource } from './engine/row-source.ts'
import type { VectorOps } from './engine/vector-ops.ts'
import type { Tensor2D, Tf } from './tf.ts'

/** A tfjs backend that is up and running, and what the engine must know of it. */
export interface Device {
  readonly tf: Tf
  /** What tfjs calls it: `'cpu'`, `'wasm'`, `'webgpu'`, `'tensorflow'`. */
  readonly backendName: string
  /** For people: `'tfjs 4.22.0, WASM SIMD'`. */
  readonly description: string
  /** Whether `matMul` reads a transposed operand as fast as a plain one. */
  readonly fastTransposedMatMul: boolean
  /** Whether a slice costs no more than its own size: tfjs's WASM copies the whole tensor to the host and back. */
  readonly cheapSlices: boolean
  readonly createRowSource: () => RowSource
  readonly vectorOps: VectorOps
  readonly dropoutMask: (tf: Tf, mask: DropoutMask) => Tensor2D
  /** Waits for the work handed out so far, so that it can't pile up; left out where calls return only when it is done. */
  readonly settle?: () => Promise<void>
}
