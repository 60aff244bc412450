import { type Fault, type Json, jsonAs, jsonOptional } from '@oneloop/core/files'
import { kindByParts } from '../model/kind-by-parts.ts'

/** Layers that name a kind of network; the first that is found does. */
const KINDS: readonly (readonly [network: string, layers: RegExp])[] = [
  ['a transformer', /Attention|Transformer/],
  ['a recurrent network', /LSTM|GRU|RNN|Bidirectional/],
  ['a convolutional network', /Conv\dD|Pooling\dD/],
  ['a network with an embedding', /^Embedding$/],
  ['a network with layer normalisation', /^LayerNormalization$/],
]

/** One line that says what a Keras network is that is no multi-layer perceptron, and what it is made of. */
export function kindOfTopology(layers: readonly Json[], fault: Fault): string | undefined {
  const types = typesOf(layers, fault)
  const kind = KINDS.find(([, named]) => types.some((type) => named.test(type)))
  return kind && kindByParts(kind[0], types)
}

/** The types of all layers, those of a model within a model too. */
function typesOf(layers: readonly Json[], fault: Fault): string[] {
  return layers.flatMap((layer) => {
    const type = jsonOptional(layer, 'class_name', 'string', 'a layer', fault) ?? ''
    const config = jsonAs(layer, 'object', 'a layer', fault).get('config')
    const inner = config?.kind === 'object' ? config.value.get('layers') : undefined
    return inner?.kind === 'array' ? typesOf(inner.value, fault) : [type]
  })
}
