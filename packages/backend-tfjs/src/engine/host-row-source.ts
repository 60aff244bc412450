import type { InputRows } from '@oneloop/core'
import type { Tensor2D, Tf } from '../tf.ts'
import type { RowSource } from './row-source.ts'

/** Gathers on the host: for devices that share its memory, where a batch of floats is one copy away. */
export function hostRowSource(tf: Tf): RowSource {
  return { gather: (batch) => uploadRows(tf, batch), dispose: () => {} }
}

export function uploadRows(tf: Tf, batch: InputRows): Tensor2D {
  const { features, indices, width, scale, offset } = batch
  const rows = new Float32Array(indices.length * width)
  let to = 0
  for (const row of indices) {
    const end = (row + 1) * width
    for (let from = row * width; from < end; from++) rows[to++] = features[from]! * scale + offset
  }
  return tf.tensor2d(rows, [indices.length, width])
}
