import { printable } from '@oneloop/core'
import type { Fault } from '@oneloop/core/files'
import { toFloat32 } from '../tensor/to-float32.ts'
import type { FileLayer } from './architecture.ts'
import type { NormModule } from './find-modules.ts'

/** `y = scale · x + shift`, a value each feature: what a batch norm does once it has learnt. */
export interface Affine {
  readonly scale: Float64Array
  readonly shift: Float64Array
}

/** PyTorch's and Keras' default for what is added to the variance. */
export const EPSILON = { torch: 1e-5, keras: 1e-3 } as const

/**
 * A batch norm in evaluation, in float64: `(x − mean) / √(variance + ε) · γ + β`.
 * Ioffe & Szegedy 2015, https://arxiv.org/abs/1502.03167
 */
export function affineOf(
  { scale, shift, mean, variance }: Pick<NormModule, 'scale' | 'shift' | 'mean' | 'variance'>,
  epsilon: number,
  fault: Fault,
): Affine {
  const [means, variances] = [toFloat32(mean, fault), toFloat32(variance, fault)]
  const [gammas, betas] = [scale && toFloat32(scale, fault), shift && toFloat32(shift, fault)]
  const scales = Float64Array.from(variances, (value, i) => (gammas?.[i] ?? 1) / Math.sqrt(value + epsilon))
  const shifts = Float64Array.from(means, (value, i) => (betas?.[i] ?? 0) - value * scales[i]!)
  return { scale: scales, shift: shifts }
}

/** The layer that gives what the affine map makes of this one's output, before any activation. */
export function foldAfter(layer: FileLayer, { scale, shift }: Affine): FileLayer {
  return {
    ...layer,
    weight: layer.weight.map((value, i) => value * scale[Math.floor(i / layer.in)]!),
    bias: Float32Array.from(shift, (value, o) => value + (layer.bias?.[o] ?? 0) * scale[o]!),
  }
}

/** The layer that takes what the affine map takes. */
export function foldBefore(layer: FileLayer, { scale, shift }: Affine): FileLayer {
  const { in: from, weight } = layer
  const bias = Float64Array.from({ length: layer.out }, (_, o) => layer.bias?.[o] ?? 0)
  for (let o = 0; o < layer.out; o++) for (let i = 0; i < from; i++) bias[o]! += weight[o * from + i]! * shift[i]!
  return { ...layer, weight: weight.map((value, i) => value * scale[i % from]!), bias: Float32Array.from(bias) }
}

/** A batch norm and its neighbours: the place of the layer before it, −1 before the first. */
export interface PlacedNorm {
  readonly module: NormModule
  readonly after: number
  /** Whether the activation lies between that layer and the norm. */
  readonly isAfterActivation: boolean
}

/** Folds every batch norm into the layer before it, or, after an activation, into the one that follows: exactly. */
export function foldNorms(layers: readonly FileLayer[], norms: readonly PlacedNorm[], fault: Fault): FileLayer[] {
  const folded = [...layers]
  for (const { module, after, isAfterActivation } of norms) {
    const affine = affineOf(module, module.style === 'keras' ? EPSILON.keras : EPSILON.torch, fault)
    const isBefore = after >= 0 && !isAfterActivation
    const at = isBefore ? after : after + 1
    const layer = folded[at]
    const width = isBefore ? layer?.out : layer?.in
    if (layer === undefined || width !== affine.scale.length) {
      const what = `the batch norm ${printable(module.name)} has ${affine.scale.length} features, its neighbour ${width ?? 0}`
      throw fault('MODEL_NOT_MLP', what, module.mean.offset)
    }
    folded[at] = isBefore ? foldAfter(layer, affine) : foldBefore(layer, affine)
  }
  return folded
}
