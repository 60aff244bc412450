import type { OnnxGraph } from './onnx-model.ts'

/** The names, in a graph that takes raw columns and gives answers, of what goes into the network and what comes out. */
export const NETWORK_INPUT = 'network.input'
export const NETWORK_OUTPUT = 'network.output'

/** The network in a graph that was written here with its preprocessing; any other graph as it is. */
export function networkOf(graph: OnnxGraph): OnnxGraph {
  const giving = (name: string) => graph.nodes.findIndex(({ outputs }) => outputs.includes(name))
  const [start, end] = [giving(NETWORK_INPUT), giving(NETWORK_OUTPUT)]
  if (start === -1 || end <= start) return graph
  return { ...graph, nodes: graph.nodes.slice(start + 1, end + 1), inputs: [NETWORK_INPUT], outputs: [NETWORK_OUTPUT] }
}
