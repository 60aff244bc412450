import { printable } from '@oneloop/core'
import type { Fault } from '@oneloop/core/files'
import { memoryBound } from '../bytes/memory-bound.ts'
import type { Architecture, FileLayer } from '../model/architecture.ts'
import { foldAfter, foldBefore } from '../model/fold-norms.ts'
import { toFloat32 } from '../tensor/to-float32.ts'
import { transpose } from '../tensor/transpose.ts'
import type { GraphValue, InputValue, LayerLink } from './graph-value.ts'
import { kindOfGraph } from './kind-of-graph.ts'
import type { OnnxGraph } from './onnx-model.ts'
import { operators, refuseNode } from './operators.ts'

/**
 * The multi-layer perceptron that a graph computes from its input to its output.
 *
 * @throws OneloopError `MODEL_FILE_UNSUPPORTED`, naming the node that has no place in one
 */
export function importGraph(graph: OnnxGraph, fileBytes: number, fault: Fault): Architecture {
  const [input, ...otherInputs] = graph.inputs
  const [output, ...otherOutputs] = graph.outputs
  if (input === undefined || output === undefined || otherInputs.length + otherOutputs.length > 0) {
    const kind = kindOfGraph(graph.nodes)
    const count = `${graph.inputs.length} inputs and ${graph.outputs.length} outputs, not one of each`
    const what = kind === undefined ? `it has ${count}` : `${kind} with ${count}`
    throw fault('MODEL_FILE_UNSUPPORTED', what, graph.offset)
  }
  const values = new Map<string, GraphValue>([[input, { kind: 'input', scale: 1, offset: 0 }]])
  for (const tensor of graph.initializers) values.set(tensor.name, { kind: 'constant', tensor, transposed: false })
  for (const node of graph.nodes) {
    // An empty name is an optional input that was left out.
    const inputs = node.inputs.map((name) => (name === '' ? undefined : values.get(name)))
    const missing = node.inputs.find((name, i) => name !== '' && inputs[i] === undefined)
    if (missing !== undefined) {
      throw fault('MODEL_FILE_CORRUPT', `a node takes ${printable(missing)}, which nothing gives`, node.offset)
    }
    const isKnown = (node.domain === '' || node.domain === 'com.microsoft') && Object.hasOwn(operators, node.operator)
    const result = isKnown ? operators[node.operator]?.(inputs, node, fault) : undefined
    const [name] = node.outputs
    if (result === undefined || name === undefined) throw refuseNode(node, graph.nodes, fault)
    if (values.has(name)) throw fault('MODEL_FILE_CORRUPT', `two nodes give ${printable(name)}`, node.offset)
    values.set(name, result)
  }
  const last = values.get(output)
  const isSigmoid = last?.kind === 'active' && last.layer.activation === 'sigmoid' && last.layer.dropout === 0
  if (last?.kind !== 'softmax' && !isSigmoid && !(last?.kind === 'linear' && last.scale === 1)) {
    const ending = last?.kind === 'active' ? `the activation ${last.layer.activation}` : 'no linear layer'
    throw fault('MODEL_FILE_UNSUPPORTED', `the network ends in ${ending}: it must give logits`, graph.offset)
  }
  const { input: first, links } = unlink(isSigmoid ? last.base : last.layer)
  refuseRepetition(links, fileBytes, graph.offset, fault)
  const isNormalized = first.scale !== 1 || first.offset !== 0
  return {
    layers: links.map((link) => toFileLayer(link, fault)),
    normalization: isNormalized ? { scale: first.scale, offset: first.offset } : null,
    inferred: [
      ...(isNormalized ? ['the normalisation is the one that the graph does to its input'] : []),
      ...(last.kind === 'linear'
        ? []
        : [`the ${isSigmoid ? 'sigmoid' : 'softmax'} at the end was left out: the model gives logits`]),
    ],
    guessed: {},
  }
}

function unlink(last: LayerLink): { input: InputValue; links: LayerLink[] } {
  const links: LayerLink[] = []
  let link: LayerLink | InputValue = last
  for (; link.kind === 'layer'; link = link.before) links.push(link)
  return { input: link, links: links.reverse() }
}

/** One tensor may serve any number of layers: the model that they make must stay within the memory bound too. */
function refuseRepetition(links: readonly LayerLink[], fileBytes: number, offset: number, fault: Fault): void {
  const bytes = links.reduce((sum, link) => sum + 4 * (link.in + 1) * link.out, 0)
  if (bytes <= memoryBound(fileBytes)) return
  throw fault('MODEL_FILE_TOO_LARGE', `its layers would take more than ${memoryBound(fileBytes)} bytes`, offset)
}

function toFileLayer(link: LayerLink, fault: Fault): FileLayer {
  const { name, in: from, out, weight, bias, inputNorm, outputNorm, activation, dropout } = link
  const values = scaled(toFloat32(weight.tensor, fault), weight.factor)
  const layer = {
    name,
    in: from,
    out,
    weight: weight.transposed ? transpose(values, from, out) : values,
    bias: bias === null ? null : scaled(toFloat32(bias.tensor, fault), bias.factor),
    activation,
    dropout,
  }
  const outer = outputNorm === null ? layer : foldAfter(layer, outputNorm)
  return inputNorm === null ? outer : foldBefore(outer, inputNorm)
}

function scaled(values: Float32Array, factor: number): Float32Array {
  return factor === 1 ? values : values.map((value) => value * factor)
}
