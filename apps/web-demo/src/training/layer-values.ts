import { type AffineMap, forwardLayer, type Layer, type NamedArrays } from 'oneloop'
import { apply } from './apply.ts'

/** What a forward pass needs of a network. */
export interface Network {
  readonly layers: readonly Layer[]
  readonly parameters: NamedArrays
  /** What turns a byte into what the network sees. */
  readonly transform: AffineMap
}

/** What flows through a network for one image: the input as the network sees it, then each layer's output. */
export function layerValues(model: Network, pixels: Uint8Array): Float64Array[] {
  const values: Float64Array[] = [apply(model.transform, pixels)]
  for (const layer of model.layers) values.push(forwardLayer(layer, model.parameters, values.at(-1)!))
  return values
}

/** One neuron's sum taken apart: weight × input for every input; with the bias they add up to the sum before activation. */
export function contributions(model: Network, layer: number, neuron: number, input: Float64Array): Float64Array {
  const { name, in: width } = model.layers[layer]!
  const weight = model.parameters[`${name}.weight`]!
  return input.map((value, i) => value * weight[neuron * width + i]!)
}

/** The weights that lead into one neuron, `[in]`. */
export function weightsInto(model: Network, layer: number, neuron: number): Float32Array {
  const { name, in: width } = model.layers[layer]!
  return model.parameters[`${name}.weight`]!.subarray(neuron * width, (neuron + 1) * width)
}
