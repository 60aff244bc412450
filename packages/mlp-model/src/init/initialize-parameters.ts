import type { Layer, NamedArrays } from '@oneloop/core'
import { mersenne } from 'pure-rand/generator/mersenne'
import { type InitializerName, initializers } from './index.ts'

/**
 * Draws a network's parameters from a seed, layer by layer, each weight before its bias.
 *
 * The numbers are PyTorch's: a 32-bit Mersenne twister whose low 24 bits make a float32 in [0, 1), so the default
 * initialiser with seed s gives the network that `torch.manual_seed(s)` and `nn.Linear` give on the CPU.
 * https://github.com/pytorch/pytorch/blob/main/aten/src/ATen/core/TransformationHelper.h
 */
export function initializeParameters(layers: readonly Layer[], init: InitializerName, seed: number): NamedArrays {
  const { weightBound, biasBound } = initializers[init]
  const random = mersenne(seed | 0)
  const fill = (length: number, bound: number) => {
    // Nothing is drawn for zeros: a model that is about to be loaded need not wait for it.
    if (init === 'zeros') return new Float32Array(length)
    const from = Math.fround(-bound)
    const range = Math.fround(Math.fround(bound) - from)
    return Float32Array.from({ length }, () => {
      const unit = (random.next() & 0xffffff) / 0x1000000
      return unit * range + from
    })
  }
  const parameters: NamedArrays = {}
  for (const layer of layers) {
    parameters[`${layer.name}.weight`] = fill(layer.in * layer.out, weightBound(layer.in, layer.out))
    parameters[`${layer.name}.bias`] = fill(layer.out, biasBound(layer.in, layer.out))
  }
  return parameters
}
