import { kindByParts } from '../model/kind-by-parts.ts'
import type { OnnxNode } from './onnx-model.ts'

type Kind = readonly [network: string, isIt: (nodes: readonly OnnxNode[]) => boolean]

const has = (operators: RegExp) => (nodes: readonly OnnxNode[]) =>
  nodes.some(({ operator }) => operators.test(operator))

/** What tells a kind of network; the first that is found does. */
const KINDS: readonly Kind[] = [
  ['a transformer', has(/^(?:Attention|MultiHeadAttention|GroupQueryAttention|RotaryEmbedding)$/)],
  ['a transformer', hasAttention],
  ['a recurrent network', has(/^(?:LSTM|GRU|RNN|Scan|Loop)$/)],
  [
    'a convolutional network',
    has(/^(?:Conv|ConvTranspose|ConvInteger|QLinearConv|MaxPool|AveragePool|GlobalAveragePool)$/),
  ],
  ['a network with layer normalisation', has(/^(?:Skip)?LayerNormalization$/)],
]

/** One line that says what a graph is that is no multi-layer perceptron, and what it is made of; undefined when unknown. */
export function kindOfGraph(nodes: readonly OnnxNode[]): string | undefined {
  const kind = KINDS.find(([, isIt]) => isIt(nodes))
  return (
    kind &&
    kindByParts(
      kind[0],
      nodes.map(({ operator }) => operator),
    )
  )
}

/** Attention, written out: what comes of a softmax is multiplied as a matrix. Nodes come in the order of their use. */
function hasAttention(nodes: readonly OnnxNode[]): boolean {
  const weights = new Set<string>()
  for (const { operator, inputs, outputs } of nodes) {
    const isAfter = inputs.some((name) => weights.has(name))
    if (isAfter && (operator === 'MatMul' || operator === 'Einsum')) return true
    if (isAfter || operator === 'Softmax') for (const name of outputs) weights.add(name)
  }
  return false
}
