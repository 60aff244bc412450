import { printable } from '@oneloop/core'

/** Layers that name a kind of network; the first that is found does. */
const KINDS: readonly (readonly [network: string, layers: RegExp])[] = [
  ['a transformer', /Attention|^LayerNormalization$|Transformer/],
  ['a recurrent network', /LSTM|GRU|RNN|Bidirectional/],
  ['a convolutional network', /Conv\dD|Pooling\dD/],
  ['a network with an embedding', /^Embedding$/],
]

const MOST_TYPES = 6

/** One line that says what a Keras network is that is no multi-layer perceptron, and what it is made of. */
export function kindOfTopology(types: readonly string[]): string | undefined {
  const kind = KINDS.find(([, layers]) => types.some((type) => layers.test(type)))
  if (kind === undefined) return undefined
  const counts = new Map<string, number>()
  for (const type of types) counts.set(type, (counts.get(type) ?? 0) + 1)
  const most = [...counts].toSorted((a, b) => b[1] - a[1])
  const list = most.slice(0, MOST_TYPES).map(([type, count]) => `${count} ${printable(type)}`)
  return `it is ${kind[0]} (${list.join(', ')}${most.length > MOST_TYPES ? ', …' : ''})`
}
