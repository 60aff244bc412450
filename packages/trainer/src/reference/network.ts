import type { InputRows } from '@oneloop/core'
import { activations, type Layer, type NamedArrays } from '@oneloop/core'
import { isDropped } from '@oneloop/core/engine'

/** What one layer saw and gave, kept by the forward pass for the backward pass. Each array is `[rows, width]`. */
export interface LayerPass {
  readonly input: Float64Array
  /** weight · input + bias */
  readonly sum: Float64Array
  /** activation(sum), before dropout */
  readonly active: Float64Array
  /** What dropout multiplied each output by: 0 or 1/(1 − p); null when off. */
  readonly mask: Float64Array | null
  readonly output: Float64Array
}

/** Which dropout masks a training pass uses; null: dropout is off. */
export type DropoutAt = { readonly seed: number; readonly step: number } | null

/** The network's input `[rows, width]`: the batch's rows, with its affine map applied. */
export function gather(batch: InputRows): Float64Array {
  const { features, indices, width, scale, offset } = batch
  return Float64Array.from(
    { length: indices.length * width },
    (_, k) => features[indices[Math.floor(k / width)]! * width + (k % width)]! * scale + offset,
  )
}

/** All layers, first to last: what each saw and gave. The last one's output is the logits `[rows, classes]`. */
export function forward(
  layers: readonly Layer[],
  parameters: NamedArrays,
  input: Float64Array,
  dropout: DropoutAt,
): LayerPass[] {
  const passes: LayerPass[] = []
  for (const [index, layer] of layers.entries()) {
    const pass = forwardLayer(layer, parameters, input, dropout && { ...dropout, layer: index })
    passes.push(pass)
    input = pass.output
  }
  return passes
}

/** The chain rule, last layer to first: from dLoss/dlogits to dLoss/dparameter, by name. */
export function backward(
  layers: readonly Layer[],
  parameters: NamedArrays,
  passes: readonly LayerPass[],
  outputGradient: Float64Array,
): Record<string, Float64Array> {
  const gradients: Record<string, Float64Array> = {}
  for (const [index, layer] of [...layers.entries()].reverse()) {
    const { weight, bias, input } = backwardLayer(layer, parameters, passes[index]!, outputGradient)
    gradients[`${layer.name}.weight`] = weight
    gradients[`${layer.name}.bias`] = bias
    outputGradient = input
  }
  return gradients
}

/** output = mask · activation(weight · input + bias) */
function forwardLayer(
  layer: Layer,
  parameters: NamedArrays,
  input: Float64Array,
  dropout: (DropoutAt & { readonly layer: number }) | null,
): LayerPass {
  const weight = parameters[`${layer.name}.weight`]!
  const bias = parameters[`${layer.name}.bias`]!
  const rows = input.length / layer.in
  const sum = new Float64Array(rows * layer.out)
  for (let row = 0; row < rows; row++) {
    for (let o = 0; o < layer.out; o++) {
      let z = bias[o]!
      for (let i = 0; i < layer.in; i++) z += weight[o * layer.in + i]! * input[row * layer.in + i]!
      sum[row * layer.out + o] = z
    }
  }
  const active = sum.map(activations[layer.activation].forward)
  if (dropout === null || layer.dropout === 0) return { input, sum, active, mask: null, output: active }
  const { seed, step } = dropout
  const kept = 1 / (1 - layer.dropout)
  const mask = active.map((_, k) => (isDropped(layer.dropout, seed, step, dropout.layer, k) ? 0 : kept))
  return { input, sum, active, mask, output: active.map((y, k) => y * mask[k]!) }
}

/** dLoss/d(weight, bias, input) from dLoss/doutput: each line undoes one of the forward rule. */
function backwardLayer(layer: Layer, parameters: NamedArrays, pass: LayerPass, outputGradient: Float64Array) {
  const { derivative } = activations[layer.activation]
  const sumGradient = outputGradient.map(
    (g, k) => g * (pass.mask?.[k] ?? 1) * derivative(pass.sum[k]!, pass.active[k]!),
  )
  const parameter = parameters[`${layer.name}.weight`]!
  const weight = new Float64Array(layer.out * layer.in)
  const bias = new Float64Array(layer.out)
  const input = new Float64Array(pass.input.length)
  for (let row = 0; row < input.length / layer.in; row++) {
    for (let o = 0; o < layer.out; o++) {
      const g = sumGradient[row * layer.out + o]!
      if (g === 0) continue
      bias[o]! += g
      for (let i = 0; i < layer.in; i++) {
        weight[o * layer.in + i]! += g * pass.input[row * layer.in + i]!
        input[row * layer.in + i]! += g * parameter[o * layer.in + i]!
      }
    }
  }
  return { weight, bias, input }
}
