import type * as webgpu from '@tensorflow/tfjs-backend-webgpu'
import type { Tensor, Tf } from '../tf.ts'
import type { WebGpuBackend } from './start-webgpu.ts'

/** A WGSL program that tfjs runs as one of its own operations: one thread an element of the output. */
export interface Kernel {
  readonly name: string
  /** Storage buffers, in the order that `inputs` come. */
  readonly inputs: readonly string[]
  readonly uniforms: readonly Uniform[]
  /** WGSL for the value of output element `index` (an `i32`), and functions that it calls. */
  readonly value: string
  readonly functions?: string
}

export interface Uniform {
  readonly name: string
  readonly type: 'i32' | 'u32' | 'f32'
}

const UNIFORM_TYPES = { i32: 'int32', u32: 'uint32', f32: 'float32' } as const

/**
 * Runs the kernel on tensors, giving a float tensor of the shape, owned by the tidy that is open.
 *
 * @param values of the uniforms, in their order
 */
export function runKernel(
  tf: Tf,
  kernel: Kernel,
  inputs: readonly Tensor[],
  values: readonly number[],
  shape: readonly number[],
): Tensor {
  if (tf.getKernel(kernel.name, 'webgpu') === undefined) register(tf, kernel)
  const named = Object.fromEntries(inputs.map((input, i) => [String(i), input]))
  return tf.engine().runKernel(kernel.name, named, { values: [...values], shape: [...shape] })
}

function register(tf: Tf, kernel: Kernel): void {
  tf.registerKernel({
    kernelName: kernel.name,
    backendName: 'webgpu',
    kernelFunc: ({ inputs, backend, attrs }) => {
      const { values, shape } = attrs as unknown as { values: number[]; shape: number[] }
      const uniforms = kernel.uniforms.map(({ type }, i) => ({ type: UNIFORM_TYPES[type], data: [values[i]!] }))
      const tensors = kernel.inputs.map((_, i) => inputs[String(i)]!)
      return (backend as unknown as WebGpuBackend).runWebGPUProgram(
        programOf(kernel, shape),
        tensors,
        'float32',
        uniforms,
      )
    },
  })
}

const WORKGROUP = 64

function programOf(kernel: Kernel, shape: number[]): webgpu.WebGPUProgram {
  const elements = shape.reduce((product, size) => product * size, 1)
  return {
    variableNames: [...kernel.inputs],
    uniforms: kernel.uniforms.map(({ name, type }) => `${name}: ${type},`).join(' '),
    outputShape: shape,
    size: true,
    workgroupSize: [WORKGROUP, 1, 1],
    dispatchLayout: { x: shape.map((_, axis) => axis) },
    dispatch: [Math.ceil(elements / WORKGROUP), 1, 1],
    shaderKey: kernel.name,
    getUserCode: () => `
      ${kernel.functions ?? ''}
      fn main(index: i32) {
        if (index < uniforms.size) { setOutputAtIndex(index, ${kernel.value}); }
      }`,
  }
}
