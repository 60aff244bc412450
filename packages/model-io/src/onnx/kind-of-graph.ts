import { printable } from '@oneloop/core'
import type { OnnxNode } from './onnx-model.ts'

/** Operators that name a kind of network; the first that is found does. */
const KINDS: readonly (readonly [network: string, operators: RegExp])[] = [
  ['a transformer', /^(?:Attention|MultiHeadAttention|LayerNormalization|SkipLayerNormalization|RotaryEmbedding)$/],
  ['a recurrent network', /^(?:LSTM|GRU|RNN|Scan|Loop)$/],
  ['a convolutional network', /^(?:Conv|ConvTranspose|ConvInteger|QLinearConv|MaxPool|AveragePool|GlobalAveragePool)$/],
]

const MOST_OPERATORS = 6

/** One line that says what a graph is that is no multi-layer perceptron, and what it is made of; undefined when unknown. */
export function kindOfGraph(nodes: readonly OnnxNode[]): string | undefined {
  const kind = KINDS.find(([, operators]) => nodes.some(({ operator }) => operators.test(operator)))
  if (kind === undefined) return undefined
  const counts = new Map<string, number>()
  for (const { operator } of nodes) counts.set(operator, (counts.get(operator) ?? 0) + 1)
  const most = [...counts].toSorted((a, b) => b[1] - a[1])
  const list = most.slice(0, MOST_OPERATORS).map(([operator, count]) => `${count} ${printable(operator)}`)
  return `it is ${kind[0]} (${list.join(', ')}${most.length > MOST_OPERATORS ? ', …' : ''})`
}
