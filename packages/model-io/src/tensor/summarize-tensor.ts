import type { Fault, StoredTensor } from '@oneloop/core/files'
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

/** Undefined for complex numbers. */
export function summarizeTensor(tensor: StoredTensor, fault: Fault): TensorSummary | undefined {
  if (tensor.dtype === 'C64') return undefined
  let squares = 0
  let min = Number.POSITIVE_INFINITY
  let max = Number.NEGATIVE_INFINITY
  let nonFinite = 0
  for (const value of toFloat32(tensor, fault)) {
    if (!Number.isFinite(value)) {
      nonFinite++
      continue
    }
    squares += value * value
    if (value < min) min = value
    if (value > max) max = value
  }
  const none = min > max
  return { norm: Math.sqrt(squares), min: none ? Number.NaN : min, max: none ? Number.NaN : max, nonFinite }
}
