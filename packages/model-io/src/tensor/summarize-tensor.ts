import { dtypeBits, type Fault, type StoredTensor } from '@oneloop/core/files'
import { toFloat32 } from './to-float32.ts'

/** A tensor's values in four numbers. */
export interface TensorSummary {
  /** L2, summed in float64 over the finite values. */
  readonly norm: number
  /** The mean of the finite values; NaN when there are none. */
  readonly min: number
  readonly max: number
  /** How many are NaN or infinite. */
  readonly nonFinite: number
}

/** So many elements are looked at at a time, whole bytes whatever the dtype: a large tensor is never in memory twice. */
const BLOCK = 2 ** 16

/** Undefined for complex numbers. */
export function summarizeTensor(tensor: StoredTensor, fault: Fault): TensorSummary | undefined {
  if (tensor.dtype === 'C64') return undefined
  let squares = 0
  let min = Number.POSITIVE_INFINITY
  let max = Number.NEGATIVE_INFINITY
  let nonFinite = 0
  const count = tensor.shape.reduce((product, size) => product * size, 1)
  for (let start = 0; start < count; start += BLOCK) {
    for (const value of toFloat32(block(tensor, start, Math.min(count, start + BLOCK)), fault)) {
      if (!Number.isFinite(value)) {
        nonFinite++
        continue
      }
      squares += value * value
      if (value < min) min = value
      if (value > max) max = value
    }
  }
  const none = min > max
  return { norm: Math.sqrt(squares), min: none ? Number.NaN : min, max: none ? Number.NaN : max, nonFinite }
}

function block(tensor: StoredTensor, start: number, end: number): StoredTensor {
  const { name, dtype, bytes, offset } = tensor
  const bits = dtypeBits[dtype]
  const part = bytes.subarray((start * bits) / 8, Math.ceil((end * bits) / 8))
  return { name, dtype, shape: [end - start], bytes: part, offset }
}
