import type { DatasetOnDevice } from '../engine/resident-row-source.ts'
import type { Tensor, Tensor2D, Tf } from '../tf.ts'
import { type Kernel, runKernel } from './kernel.ts'

const common = {
  inputs: ['features', 'rows'],
  uniforms: [
    { name: 'width', type: 'i32' },
    { name: 'scale', type: 'f32' },
    { name: 'offset', type: 'f32' },
  ],
} as const

const GATHER_BYTES: Kernel = {
  ...common,
  name: 'OneloopGatherBytes',
  // tfjs has no bytes on the GPU: four of them travel in each 32-bit word.
  functions: `
    fn byteAt(at: i32) -> f32 {
      let word = bitcast<u32>(features[at >> 2u]);
      return f32((word >> (8u * (u32(at) & 3u))) & 255u);
    }`,
  value:
    'byteAt(rows[index / uniforms.width] * uniforms.width + index % uniforms.width) * uniforms.scale + uniforms.offset',
}

const GATHER_FLOATS: Kernel = {
  ...common,
  name: 'OneloopGatherFloats',
  value:
    'features[rows[index / uniforms.width] * uniforms.width + index % uniforms.width] * uniforms.scale + uniforms.offset',
}

/** A dataset's features as `gatherRows` reads them: floats, or bytes four to a word, the first the lowest. */
export function uploadFeatures(tf: Tf, features: Uint8Array | Float32Array): Tensor {
  if (features instanceof Float32Array) return tf.tensor1d(features)
  const { buffer, byteOffset, length } = features
  if (byteOffset % 4 === 0 && length % 4 === 0)
    return tf.tensor1d(new Int32Array(buffer, byteOffset, length / 4), 'int32')
  const padded = new Uint8Array(Math.ceil(length / 4) * 4)
  padded.set(features)
  return tf.tensor1d(new Int32Array(padded.buffer), 'int32')
}

/** `feature * scale + offset` of the rows, `[rows, width]`. */
export function gatherRows(
  tf: Tf,
  features: Tensor,
  rows: Int32Array,
  { width, scale, offset }: { readonly width: number; readonly scale: number; readonly offset: number },
): Tensor2D {
  const kernel = features.dtype === 'int32' ? GATHER_BYTES : GATHER_FLOATS
  const indices = tf.tensor1d(rows, 'int32')
  return runKernel(tf, kernel, [features, indices], [width, scale, offset], [rows.length, width]) as Tensor2D
}

/** @param maxBytes the most that one of the GPU's buffers may hold */
export function datasetOnWebGpu(maxBytes: number): DatasetOnDevice {
  return { upload: uploadFeatures, gather: gatherRows, maxBytes }
}
