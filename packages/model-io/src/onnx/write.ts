import type { ActivationName, Layer } from '@oneloop/core'
import { writeMessage } from '@oneloop/core/files'
import type { Preprocessing } from '@oneloop/data'
import type { Mlp } from '@oneloop/mlp-model'
import { fileMetadata } from '../model/file-metadata.ts'
import { inputNormalization, type WriteModelOptions } from '../model/write-options.ts'
import { quantizeModel, quantizeWeight } from '../quantize/quantize-layer.ts'
import { FLOAT, GraphWriter, integerAttribute, ML_DOMAIN, UINT8, valueInfo } from './graph-writer.ts'
import { NETWORK_INPUT, NETWORK_OUTPUT } from './network-of.ts'
import { writeAnswers, writeInputs } from './write-preprocessing.ts'

/** Opset 13 (ONNX 1.8, 2020) has all that a multi-layer perceptron needs, and every runtime in use reads it. */
const OPSET = 13
/** The intermediate representation that came with it. */
const IR_VERSION = 7
/** The version of the operators of classical machine learning: as old, and read as widely. */
const ML_OPSET = 2

/**
 * An ONNX file, opset 13: input `[batch, features]` with a free batch size, output `logits` `[batch, classes]`.
 *
 * With a `preprocessing` the inputs are the raw columns and the outputs answers: see `writeInputs` and `writeAnswers`.
 * With `rawInput` the input is uint8 and the normalisation is inside; with `softmax` the output is `probabilities`.
 * With `quantize` the weights are INT8 and a DequantizeLinear before each layer makes float32 of them.
 *
 * GELU is written as x·½·(1 + erf(x/√2)), since opset 13 has no operator for it; runtimes fuse it. Dropout does nothing
 * at inference and is left out of the graph.
 *
 * @throws OneloopError `NORMALIZATION_MISSING` for `rawInput` without a normalisation
 */
export function writeOnnx(model: Mlp, options: WriteModelOptions = {}): Uint8Array<ArrayBuffer> {
  const graph = new GraphWriter()
  const { preprocessing } = options
  const [inputs, outputs] = preprocessing
    ? writeWithPreprocessing(graph, model, preprocessing, options)
    : writeNetworkAlone(graph, model, options)
  const opsets = [opset('', OPSET), ...(preprocessing ? [opset(ML_DOMAIN, ML_OPSET)] : [])]
  // What is written of a quantised network is of the network that it computes.
  const { quantize, ...others } = options
  const computed = quantize === undefined ? model : quantizeModel(model)
  const metadata = fileMetadata(computed, others).map(([key, text]) =>
    writeMessage([
      [1, key],
      [2, text],
    ]),
  )
  return writeMessage([
    [1, IR_VERSION],
    [2, 'oneloop'],
    ...opsets.map((version) => [8, version] as const),
    ...metadata.map((entry) => [14, entry] as const),
    // Last, so that a file that is cut anywhere has no whole graph.
    [7, graph.write(inputs, outputs)],
  ])
}

type InputsAndOutputs = readonly [inputs: Uint8Array[], outputs: Uint8Array[]]

function writeWithPreprocessing(
  graph: GraphWriter,
  model: Mlp,
  preprocessing: Preprocessing,
  options: WriteModelOptions,
): InputsAndOutputs {
  const inputs = writeInputs(graph, preprocessing)
  writeLayers(graph, model, NETWORK_INPUT, NETWORK_OUTPUT, options)
  return [inputs, writeAnswers(graph, preprocessing.target)]
}

function writeNetworkAlone(graph: GraphWriter, model: Mlp, options: WriteModelOptions): InputsAndOutputs {
  const normalization = inputNormalization(options)
  let value = 'input'
  if (normalization !== null) {
    value = graph.node('Cast', [value], 'input.float', [integerAttribute('to', FLOAT)])
    value = graph.node('Mul', [value, graph.scalar('normalize.scale', normalization.scale)], 'input.scaled')
    value = graph.node('Add', [value, graph.scalar('normalize.offset', normalization.offset)], 'input.normalized')
  }
  const last = model.layers.at(-1)!
  const output = options.softmax ? 'probabilities' : 'logits'
  value = writeLayers(graph, model, value, options.softmax ? last.name : output, options)
  if (options.softmax) graph.node('Softmax', [value], output, [integerAttribute('axis', -1)])
  const inputType = normalization === null ? FLOAT : UINT8
  return [[valueInfo('input', inputType, model.layers[0]!.in)], [valueInfo(output, FLOAT, last.out)]]
}

/** The layers one after the other. @returns `output`, the name of the last one's logits */
function writeLayers(
  graph: GraphWriter,
  model: Mlp,
  input: string,
  output: string,
  { quantize }: WriteModelOptions,
): string {
  let value = input
  const parameters = new Map([...model.namedParameters()].map(([name, shape, data]) => [name, { shape, data }]))
  const tensor = (name: string) => graph.floats(name, parameters.get(name)!.shape, parameters.get(name)!.data)
  const quantized = (layer: Layer) => {
    const name = `${layer.name}.weight`
    const { values, scales } = quantizeWeight(parameters.get(name)!.data, layer)
    const weight = graph.bytes(`${name}_quantized`, [layer.out, layer.in], values)
    const scale = graph.floats(`${name}_scale`, [layer.out], scales)
    return graph.node('DequantizeLinear', [weight, scale], name, [integerAttribute('axis', 0)])
  }
  for (const layer of model.layers) {
    const { name, activation } = layer
    const isLast = name === model.layers.at(-1)!.name
    const weight = quantize === undefined ? tensor(`${name}.weight`) : quantized(layer)
    const operands = [value, weight, tensor(`${name}.bias`)]
    value = graph.node('Gemm', operands, isLast ? output : name, [integerAttribute('transB', 1)])
    value = activate(graph, activation, value)
  }
  return value
}

function opset(domain: string, version: number): Uint8Array {
  return writeMessage([
    [1, domain],
    [2, version],
  ])
}

function activate(graph: GraphWriter, activation: ActivationName, value: string): string {
  switch (activation) {
    case 'identity':
      return value
    case 'relu':
      return graph.node('Relu', [value], `${value}.relu`)
    case 'sigmoid':
      return graph.node('Sigmoid', [value], `${value}.sigmoid`)
    case 'tanh':
      return graph.node('Tanh', [value], `${value}.tanh`)
    case 'leakyRelu':
      return graph.node('LeakyRelu', [value], `${value}.leakyRelu`)
    case 'elu':
      return graph.node('Elu', [value], `${value}.elu`)
    case 'silu': {
      const sigmoid = graph.node('Sigmoid', [value], `${value}.sigmoid`)
      return graph.node('Mul', [value, sigmoid], `${value}.silu`)
    }
    case 'gelu': {
      const scaled = graph.node('Div', [value, graph.scalar('gelu.sqrt2', Math.SQRT2)], `${value}.scaled`)
      const erf = graph.node('Erf', [scaled], `${value}.erf`)
      const sum = graph.node('Add', [erf, graph.scalar('gelu.one', 1)], `${value}.sum`)
      const product = graph.node('Mul', [value, sum], `${value}.product`)
      return graph.node('Mul', [product, graph.scalar('gelu.half', 0.5)], `${value}.gelu`)
    }
  }
}
