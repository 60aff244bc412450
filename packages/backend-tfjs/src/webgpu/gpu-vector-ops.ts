import type { VectorOps } from '../engine/vector-ops.ts'
import type { Tensor, Tf } from '../tf.ts'
import { type Kernel, runKernel } from './kernel.ts'

const a = { name: 'a', type: 'f32' } as const
const b = { name: 'b', type: 'f32' } as const

const SCALE: Kernel = {
  name: 'OneloopScale',
  inputs: ['x'],
  uniforms: [a],
  value: 'uniforms.a * x[index]',
}

const COMBINE: Kernel = {
  name: 'OneloopCombine',
  inputs: ['x', 'y'],
  uniforms: [a, b],
  value: 'uniforms.a * x[index] + uniforms.b * y[index]',
}

const COMBINE_SQUARE: Kernel = {
  name: 'OneloopCombineSquare',
  inputs: ['s', 'x'],
  uniforms: [a, b],
  value: 'uniforms.a * s[index] + uniforms.b * x[index] * x[index]',
}

const DESCEND_BY_ROOT: Kernel = {
  name: 'OneloopDescendByRoot',
  inputs: ['w', 'x', 's'],
  uniforms: [
    { name: 'epsilon', type: 'f32' },
    { name: 'rate', type: 'f32' },
  ],
  value: 'w[index] - uniforms.rate * (x[index] / (sqrt(s[index]) + uniforms.epsilon))',
}

/** One program each: Adam is then three launches, and its numbers travel as uniforms instead of as tensors. */
export function gpuVectorOps(tf: Tf): VectorOps {
  const run = (kernel: Kernel, inputs: Tensor[], values: number[]) =>
    runKernel(tf, kernel, inputs, values, inputs[0]!.shape)
  return {
    scale: (a, x) => run(SCALE, [x], [a]),
    combine: (a, x, b, y) => run(COMBINE, [x, y], [a, b]),
    combineSquare: (a, s, b, x) => run(COMBINE_SQUARE, [s, x], [a, b]),
    descendByRoot: (w, x, s, epsilon, rate) => run(DESCEND_BY_ROOT, [w, x, s], [epsilon, rate]),
  }
}
