import { float32Bytes, writeMessage } from '@oneloop/core/files'

/** `TensorProto.DataType` */
export const FLOAT = 1
export const UINT8 = 2
export const INT8 = 3
export const INT64 = 7
export const STRING = 8
export const DOUBLE = 11

/** Operators of classical machine learning: encoders of categories are among them. https://onnx.ai/onnx/operators/index_ml.html */
export const ML_DOMAIN = 'ai.onnx.ml'

/** A graph in the making: nodes, and the tensors that they use. */
export class GraphWriter {
  readonly #nodes: Uint8Array[] = []
  readonly #initializers = new Map<string, Uint8Array>()

  /** @returns the name of its output, which is its own name too */
  node(
    operator: string,
    inputs: readonly string[],
    output: string,
    attributes: readonly Uint8Array[] = [],
    domain = '',
  ): string {
    this.#nodes.push(
      writeMessage([
        ...inputs.map((input) => [1, input] as const),
        [2, output],
        [3, output],
        [4, operator],
        ...attributes.map((attribute) => [5, attribute] as const),
        ...(domain === '' ? [] : [[7, domain] as const]),
      ]),
    )
    return output
  }

  floats(name: string, shape: readonly number[], data: Float32Array): string {
    return this.#initializer(name, FLOAT, shape, float32Bytes(data))
  }

  scalar(name: string, value: number): string {
    return this.floats(name, [], Float32Array.of(value))
  }

  bytes(name: string, shape: readonly number[], { buffer, byteOffset, length }: Int8Array): string {
    return this.#initializer(name, INT8, shape, new Uint8Array(buffer, byteOffset, length))
  }

  doubles(name: string, shape: readonly number[], values: readonly number[]): string {
    const bytes = new Uint8Array(values.length * 8)
    const view = new DataView(bytes.buffer)
    for (const [i, value] of values.entries()) view.setFloat64(i * 8, value, true)
    return this.#initializer(name, DOUBLE, shape, bytes)
  }

  integers(name: string, values: readonly number[]): string {
    const bytes = new Uint8Array(values.length * 8)
    const view = new DataView(bytes.buffer)
    for (const [i, value] of values.entries()) view.setBigInt64(i * 8, BigInt(value), true)
    return this.#initializer(name, INT64, [values.length], bytes)
  }

  write(inputs: readonly Uint8Array[], outputs: readonly Uint8Array[]): Uint8Array {
    return writeMessage([
      ...this.#nodes.map((node) => [1, node] as const),
      [2, 'mlp'],
      ...[...this.#initializers.values()].map((tensor) => [5, tensor] as const),
      ...inputs.map((input) => [11, input] as const),
      ...outputs.map((output) => [12, output] as const),
    ])
  }

  #initializer(name: string, type: number, shape: readonly number[], bytes: Uint8Array): string {
    const fields = [...shape.map((size) => [1, size] as const), [2, type], [8, name], [9, bytes]] as const
    this.#initializers.set(name, writeMessage(fields))
    return name
  }
}

export function integerAttribute(name: string, value: number): Uint8Array {
  return writeMessage([
    [1, name],
    [3, value],
    [20, 2],
  ])
}

export function integersAttribute(name: string, values: readonly number[]): Uint8Array {
  return writeMessage([[1, name], ...values.map((value) => [8, value] as const), [20, 7]])
}

export function floatsAttribute(name: string, values: readonly number[]): Uint8Array {
  return writeMessage([
    [1, name],
    [7, float32Bytes(Float32Array.from(values))],
    [20, 6],
  ])
}

export function textAttribute(name: string, text: string): Uint8Array {
  return writeMessage([
    [1, name],
    [4, text],
    [20, 3],
  ])
}

export function textsAttribute(name: string, texts: readonly string[]): Uint8Array {
  return writeMessage([[1, name], ...texts.map((text) => [9, text] as const), [20, 8]])
}

/** `ValueInfoProto` of a tensor `[batch, …sizes]`. */
export function valueInfo(name: string, elementType: number, ...sizes: readonly number[]): Uint8Array {
  const shape = writeMessage([
    [1, writeMessage([[2, 'batch']])],
    ...sizes.map((size) => [1, writeMessage([[1, size]])] as const),
  ])
  const tensor = writeMessage([
    [1, elementType],
    [2, shape],
  ])
  return writeMessage([
    [1, name],
    [2, writeMessage([[1, tensor]])],
  ])
}
