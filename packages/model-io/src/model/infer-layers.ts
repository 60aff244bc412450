import { type ActivationName, printable } from '@oneloop/core'
import { type Fault, type StoredTensor, shapeText } from '@oneloop/core/files'
import { toFloat32 } from '../tensor/to-float32.ts'
import type { Architecture } from './architecture.ts'
import { orderLayers, type ShapedLayer } from './order-layers.ts'
import { stripWrappers } from './strip-wrappers.ts'

/**
 * The network that a state dict's names and shapes make: every `*.weight` `[out, in]` is a linear layer, with its
 * `*.bias` `[out]` where there is one.
 *
 * @throws OneloopError `MODEL_NOT_MLP`, naming the tensor that belongs to no such layer
 */
export function inferLayers(tensors: readonly StoredTensor[], activation: ActivationName, fault: Fault): Architecture {
  const { named, notes: wrapperNotes } = stripWrappers(tensors)
  const weights = new Map<string, StoredTensor>()
  const biases = new Map<string, StoredTensor>()
  for (const [name, tensor] of named) {
    const [, stem, part] = /^(?:(.*)\.)?(weight|bias)$/s.exec(name) ?? []
    const rank = part === 'weight' ? 2 : 1
    if (part === undefined || tensor.shape.length !== rank) {
      const what = `${printable(name)} ${shapeText(tensor.shape)} is neither the weight nor the bias of a linear layer`
      throw fault('MODEL_NOT_MLP', what, tensor.offset, 'only plain multi-layer perceptrons are read')
    }
    ;(part === 'weight' ? weights : biases).set(stem ?? '', tensor)
  }
  for (const [stem, bias] of biases) {
    const out = weights.get(stem)?.shape[0]
    if (bias.shape[0] !== out) {
      throw fault('MODEL_NOT_MLP', `${printable(bias.name)} ${shapeText(bias.shape)} fits no weight`, bias.offset)
    }
  }
  const shaped: ShapedLayer[] = [...weights].map(([name, { shape, offset }]) => ({
    name,
    in: shape[1]!,
    out: shape[0]!,
    offset,
  }))
  const { ordered, note } = orderLayers(shaped, fault)
  const unbiased = ordered.filter(({ name }) => !biases.has(name))
  return {
    layers: ordered.map(({ name, in: from, out }, i) => ({
      name,
      in: from,
      out,
      weight: toFloat32(weights.get(name)!, fault),
      bias: biases.has(name) ? toFloat32(biases.get(name)!, fault) : null,
      activation: i === ordered.length - 1 ? 'identity' : activation,
      dropout: 0,
    })),
    normalization: null,
    inferred: [
      ...wrapperNotes,
      note,
      ...(ordered.length > 1 ? [`the activation after each hidden layer is taken to be ${activation}`] : []),
      ...(unbiased.length > 0 ? [`no bias in ${unbiased.map(({ name }) => printable(name)).join(', ')}: zeros`] : []),
    ],
  }
}
