import type { DropoutMask } from '../engine/dropout.ts'
import type { Tensor2D, Tf } from '../tf.ts'
import { type Kernel, runKernel } from './kernel.ts'

const DROPOUT_MASK: Kernel = {
  name: 'OneloopDropoutMask',
  inputs: [],
  uniforms: [
    { name: 'key', type: 'u32' },
    { name: 'threshold', type: 'u32' },
    { name: 'kept', type: 'f32' },
  ],
  // Trainer's `mix`, on the same 32-bit integers.
  functions: `
    fn mix32(value: u32) -> u32 {
      var x = value;
      x = ((x >> 16u) ^ x) * 0x7feb352du;
      x = ((x >> 15u) ^ x) * 0x846ca68bu;
      return (x >> 16u) ^ x;
    }`,
  value: 'select(uniforms.kept, 0.0, mix32(uniforms.key ^ u32(index)) < uniforms.threshold)',
}

/** The mask worked out on the GPU. */
export function gpuDropoutMask(tf: Tf, { key, threshold, kept, shape }: DropoutMask): Tensor2D {
  return runKernel(tf, DROPOUT_MASK, [], [key, threshold, kept], shape) as Tensor2D
}
