import type { Layer, NamedArrays } from '@oneloop/core'
import { activations, OneloopError } from '@oneloop/core'

/** Rows to predict: `value = feature * scale + offset`. A batch of `@oneloop/mnist-data` is one. */
export interface Rows {
  /** `[n, width]`, row-major. */
  readonly features: Uint8Array | Float32Array
  readonly scale: number
  readonly offset: number
  /** Which rows; all of them when left out. */
  readonly indices?: Uint32Array
}

/**
 * The network's logits `[n, classes]`, summed in float64, dropout off.
 *
 * @throws OneloopError `SHAPE_MISMATCH` when the features are not whole rows
 */
export function forward(
  model: { readonly layers: readonly Layer[]; readonly parameters: NamedArrays },
  rows: Rows | Float32Array,
): Float32Array {
  const { features, scale, offset, indices } = rows instanceof Float32Array ? { ...AS_IS, features: rows } : rows
  const first = model.layers[0]!
  if (features.length % first.in !== 0) {
    throw new OneloopError(`${features.length} features are not whole rows of ${first.in}`, { code: 'SHAPE_MISMATCH' })
  }
  const count = indices?.length ?? features.length / first.in
  const classes = model.layers.at(-1)!.out
  const logits = new Float32Array(count * classes)
  for (let row = 0; row < count; row++) {
    const start = (indices?.[row] ?? row) * first.in
    let values = Float64Array.from(features.subarray(start, start + first.in), (feature) => feature * scale + offset)
    for (const layer of model.layers) values = forwardLayer(layer, model.parameters, values)
    logits.set(values, row * classes)
  }
  return logits
}

const AS_IS = { scale: 1, offset: 0, indices: undefined }

/** One row through one layer: activation(W·x + b). */
export function forwardLayer(layer: Layer, parameters: NamedArrays, input: Float64Array): Float64Array<ArrayBuffer> {
  const weight = parameters[`${layer.name}.weight`]!
  const bias = parameters[`${layer.name}.bias`]!
  const { forward: activate } = activations[layer.activation]
  return Float64Array.from(bias, (sum, o) => {
    for (let i = 0; i < layer.in; i++) sum += weight[o * layer.in + i]! * input[i]!
    return activate(sum)
  })
}
