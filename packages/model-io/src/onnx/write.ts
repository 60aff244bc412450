import type { ActivationName } from '@oneloop/core'
import { float32Bytes, writeMessage } from '@oneloop/core/files'
import type { Mlp } from '@oneloop/mlp-model'
import { fileMetadata } from '../model/file-metadata.ts'
import { inputNormalization, type WriteModelOptions } from '../model/write-options.ts'

/** Opset 13 (ONNX 1.8, 2020) has all that a multi-layer perceptron needs, and every runtime in use reads it. */
const OPSET = 13
/** The intermediate representation that came with it. */
const IR_VERSION = 7
const FLOAT = 1
const UINT8 = 2
const INTEGER_ATTRIBUTE = 2

/**
 * An ONNX file, opset 13: input `[batch, features]` with a free batch size, output `logits` `[batch, classes]`.
 *
 * With `rawInput` the input is uint8 and the normalisation is inside; with `softmax` the output is `probabilities`.
 * GELU is written as x·½·(1 + erf(x/√2)), since opset 13 has no operator for it; runtimes fuse it. Dropout does nothing
 * at inference and is left out of the graph.
 *
 * @throws OneloopError `NORMALIZATION_MISSING` for `rawInput` without a normalisation
 */
export function writeOnnx(model: Mlp, options: WriteModelOptions = {}): Uint8Array<ArrayBuffer> {
  const normalization = inputNormalization(options)
  const graph = new GraphWriter()
  let value = 'input'
  if (normalization !== null) {
    value = graph.node('Cast', [value], 'input.float', [integerAttribute('to', FLOAT)])
    value = graph.node('Mul', [value, graph.scalar('normalize.scale', normalization.scale)], 'input.scaled')
    value = graph.node('Add', [value, graph.scalar('normalize.offset', normalization.offset)], 'input.normalized')
  }
  const output = options.softmax ? 'probabilities' : 'logits'
  for (const { name, activation } of model.layers) {
    const isLast = name === model.layers.at(-1)!.name
    const weight = graph.tensor(`${name}.weight`, model)
    const bias = graph.tensor(`${name}.bias`, model)
    value = graph.node('Gemm', [value, weight, bias], isLast && !options.softmax ? output : name, [
      integerAttribute('transB', 1),
    ])
    value = activate(graph, activation, value)
  }
  if (options.softmax) value = graph.node('Softmax', [value], output, [integerAttribute('axis', -1)])
  const inputType = valueInfo('input', normalization === null ? FLOAT : UINT8, model.layers[0]!.in)
  return writeMessage([
    [1, IR_VERSION],
    [2, 'oneloop'],
    [7, graph.write(inputType, valueInfo(output, FLOAT, model.layers.at(-1)!.out))],
    [
      8,
      writeMessage([
        [1, ''],
        [2, OPSET],
      ]),
    ],
    ...fileMetadata(model, options).map(
      ([key, text]) =>
        [
          14,
          writeMessage([
            [1, key],
            [2, text],
          ]),
        ] as const,
    ),
  ])
}

class GraphWriter {
  readonly #nodes: Uint8Array[] = []
  readonly #initializers = new Map<string, Uint8Array>()

  /** @returns the name of its output, which is its own name too */
  node(operator: string, inputs: readonly string[], output: string, attributes: readonly Uint8Array[] = []): string {
    this.#nodes.push(
      writeMessage([
        ...inputs.map((input) => [1, input] as const),
        [2, output],
        [3, output],
        [4, operator],
        ...attributes.map((attribute) => [5, attribute] as const),
      ]),
    )
    return output
  }

  tensor(name: string, model: Mlp): string {
    const [, shape, data] = [...model.namedParameters()].find(([key]) => key === name)!
    return this.#initializer(name, shape, data)
  }

  scalar(name: string, value: number): string {
    return this.#initializer(name, [], Float32Array.of(value))
  }

  write(input: Uint8Array, output: Uint8Array): Uint8Array {
    return writeMessage([
      ...this.#nodes.map((node) => [1, node] as const),
      [2, 'mlp'],
      ...[...this.#initializers.values()].map((tensor) => [5, tensor] as const),
      [11, input],
      [12, output],
    ])
  }

  #initializer(name: string, shape: readonly number[], data: Float32Array): string {
    const fields = [...shape.map((size) => [1, size] as const), [2, FLOAT], [8, name], [9, float32Bytes(data)]] as const
    this.#initializers.set(name, writeMessage(fields))
    return name
  }
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

function integerAttribute(name: string, value: number): Uint8Array {
  return writeMessage([
    [1, name],
    [3, value],
    [20, INTEGER_ATTRIBUTE],
  ])
}

/** `ValueInfoProto` of a `[batch, width]` tensor. */
function valueInfo(name: string, elementType: number, width: number): Uint8Array {
  const shape = writeMessage([
    [1, writeMessage([[2, 'batch']])],
    [1, writeMessage([[1, width]])],
  ])
  return writeMessage([
    [1, name],
    [
      2,
      writeMessage([
        [
          1,
          writeMessage([
            [1, elementType],
            [2, shape],
          ]),
        ],
      ]),
    ],
  ])
}
