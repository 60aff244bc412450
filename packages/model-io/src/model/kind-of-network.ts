import { printable } from '@oneloop/core'
import { type StoredTensor, shapeText } from '@oneloop/core/files'

/** What tensors of other networks are called, and what those are; the first that is found names the network. */
const KINDS: readonly Kind[] = [
  {
    network: 'a transformer',
    parts: ['attention tensor', 'attention tensors'],
    is: ({ name }) => /attn|attention|[qkv]_proj|in_proj|query_key/i.test(name),
  },
  {
    network: 'a recurrent network',
    parts: ['recurrent weight', 'recurrent weights'],
    is: ({ name }) => /weight_[ih]h_l\d|lstm|gru|rnn|recurrent_kernel/i.test(name),
  },
  {
    network: 'a convolutional network',
    parts: ['convolution', 'convolutions'],
    is: ({ name, shape }) => shape.length >= 3 && shape.length <= 5 && isWeight(name),
  },
  {
    network: 'a network with an embedding',
    parts: ['embedding', 'embeddings'],
    is: ({ name, shape }) => shape.length === 2 && /embed|(?:^|[._/])(?:emb|w[tp]e)(?:[._/]|$)/i.test(name),
  },
]

interface Kind {
  readonly network: string
  readonly parts: readonly [one: string, many: string]
  readonly is: (tensor: StoredTensor) => boolean
}

const isWeight = (name: string) => /(?:weight|kernel|(?:^|[._/])w\d*)(?::0)?$/i.test(name)

/**
 * One line that says what a file holds that is no multi-layer perceptron, and what was found in it; undefined for
 * tensors of no known kind.
 */
export function kindOfNetwork(tensors: readonly StoredTensor[]): string | undefined {
  for (const { network, parts, is } of KINDS) {
    const found = tensors.filter(is)
    const [first] = found
    if (first === undefined) continue
    const linear = tensors.filter((one) => one.shape.length === 2 && isWeight(one.name) && !is(one)).length
    const example = `${printable(first.name)} ${shapeText(first.shape)}`
    const counted = found.length === 1 ? `1 ${parts[0]} (${example})` : `${found.length} ${parts[1]} (${example}, …)`
    return `it is ${network}: ${counted} and ${linear} linear ${linear === 1 ? 'layer' : 'layers'}`
  }
  return undefined
}
