import { type ActivationName, LEAKY_RELU_SLOPE, type OneloopError, printable } from '@oneloop/core'
import { elementCount, type Fault, shapeText } from '@oneloop/core/files'
import { type Affine, affineOf, EPSILON } from '../model/fold-norms.ts'
import { toFloat32 } from '../tensor/to-float32.ts'
import { dequantize } from './dequantize.ts'
import type { GraphValue, InputValue, LayerLink } from './graph-value.ts'
import { kindOfGraph } from './kind-of-graph.ts'
import type { OnnxNode } from './onnx-model.ts'

type Constant = Extract<GraphValue, { kind: 'constant' }>
type Inputs = readonly (GraphValue | undefined)[]

/** What one operator makes of its inputs; undefined when it has no place in a multi-layer perceptron. */
export type Operator = (inputs: Inputs, node: OnnxNode, fault: Fault) => GraphValue | undefined

/** The operators of a multi-layer perceptron, by name. https://onnx.ai/onnx/operators/ */
export const operators: Readonly<Record<string, Operator>> = {
  Gemm: ([input, weight, bias], node, fault) => {
    const { alpha, beta, transA, transB } = {
      alpha: node.attributes.get('alpha')?.float ?? 1,
      beta: node.attributes.get('beta')?.float ?? 1,
      transA: node.attributes.get('transA')?.integer ?? 0,
      transB: node.attributes.get('transB')?.integer ?? 0,
    }
    if (transA !== 0 || weight?.kind !== 'constant') return undefined
    const layer = linear(input, weight, transB === 0, alpha, node, fault)
    if (layer === undefined || bias === undefined) return layer
    return bias.kind === 'constant' ? addBias(layer, bias, beta) : undefined
  },
  MatMul: ([input, weight], node, fault) =>
    weight?.kind === 'constant' ? linear(input, weight, true, 1, node, fault) : undefined,

  Add: ([a, b], _node, fault) => commutative(a, b, (value, constant) => add(value, constant, 1, fault)),
  Sub: ([a, b], _node, fault) => (a !== undefined && b?.kind === 'constant' ? add(a, b, -1, fault) : undefined),
  Mul: ([a, b], _node, fault) =>
    commutative(a, b, (value, constant) => multiply(value, scalar(constant, fault))) ??
    gelu(a, b) ??
    gelu(b, a) ??
    silu(a, b) ??
    silu(b, a),
  Div: ([a, b], _node, fault) => {
    if (a === undefined || b?.kind !== 'constant') return undefined
    const divisor = scalar(b, fault)
    return divisor === undefined || divisor === 0 ? undefined : multiply(a, 1 / divisor)
  },
  Neg: ([input]) => (input === undefined ? undefined : multiply(input, -1)),
  Erf: ([input]) =>
    input?.kind === 'linear' && near(input.scale, Math.SQRT1_2)
      ? { kind: 'erf', layer: input.layer, factor: 1, term: 0 }
      : undefined,
  // No operator of ONNX, but what tf2onnx writes for Keras' GELU: erfc(−z) = erf(z) + 1.
  Erfc: ([input]) =>
    input?.kind === 'linear' && near(input.scale, -Math.SQRT1_2)
      ? { kind: 'erf', layer: input.layer, factor: 1, term: 1 }
      : undefined,

  Relu: ([input]) => activate(input, 'relu'),
  Sigmoid: ([input]) => activate(input, 'sigmoid'),
  Tanh: ([input]) => activate(input, 'tanh'),
  Gelu: ([input], node, fault) => {
    const approximate = node.attributes.get('approximate')?.text ?? 'none'
    if (approximate === 'none') return activate(input, 'gelu')
    const what = `${nodeName(node)} is the GELU of ${printable(approximate)}, and only the exact one is known`
    throw fault('MODEL_FILE_UNSUPPORTED', what, node.offset)
  },

  LeakyRelu: ([input], node, fault) => activateWith(input, 'leakyRelu', node, LEAKY_RELU_SLOPE, 0.01, fault),
  Elu: ([input], node, fault) => activateWith(input, 'elu', node, 1, 1, fault),
  Swish: ([input], node, fault) => activateWith(input, 'silu', node, 1, 1, fault),

  BatchNormalization: ([input, scale, shift, mean, variance], node, fault) => {
    const isTraining = (node.attributes.get('training_mode')?.integer ?? 0) !== 0
    const constants = [scale, shift, mean, variance].map((value) => (value?.kind === 'constant' ? value.tensor : null))
    const [gamma, beta, means, variances] = constants
    if (input === undefined || isTraining || !gamma || !beta || !means || !variances) return undefined
    const features = elementCount(means.shape, 'a batch norm', node.offset, fault)
    if (constants.some((tensor) => tensor?.shape.length !== 1 || tensor.shape[0] !== features)) return undefined
    const epsilon = node.attributes.get('epsilon')?.float ?? EPSILON.torch
    return norm(input, affineOf({ scale: gamma, shift: beta, mean: means, variance: variances }, epsilon, fault))
  },

  Softmax: ([input]) => softmax(input),
  LogSoftmax: ([input]) => softmax(input),

  Dropout: ([input, ratio], node, fault) => {
    const given = ratio?.kind === 'constant' ? scalar(ratio, fault) : node.attributes.get('ratio')?.float
    return dropout(input, given ?? 0.5)
  },

  Identity: ([input]) => input,
  // To and from the pixels' bytes; inside the network there is nothing to cast.
  Cast: ([input]) => input,
  Flatten: ([input], node) => ((node.attributes.get('axis')?.integer ?? 1) === 1 ? input : undefined),
  // Whatever a reshape does to the input, the first layer's width says what it must come to.
  Reshape: ([input]) => (input?.kind === 'input' ? input : undefined),
  Squeeze: ([input]) => (input?.kind === 'input' ? input : undefined),

  DequantizeLinear: ([values, scale, zero], node, fault) => {
    const isConstant = values?.kind === 'constant' && scale?.kind === 'constant' && !values.transposed
    if (!isConstant || (zero !== undefined && zero.kind !== 'constant')) return undefined
    const axis = node.attributes.get('axis')?.integer ?? 1
    const tensor = dequantize(values.tensor, scale.tensor, zero?.tensor, axis, fault)
    return tensor && { kind: 'constant', tensor, transposed: false }
  },
  Constant: (_inputs, node) => {
    const tensor = node.attributes.get('value')?.tensor
    const float = node.attributes.get('value_float')?.float
    if (tensor !== undefined) return { kind: 'constant', tensor, transposed: false }
    if (float === undefined) return undefined
    const bytes = new Uint8Array(Float32Array.of(float).buffer)
    return {
      kind: 'constant',
      tensor: { name: '', dtype: 'F32', shape: [], bytes, offset: node.offset },
      transposed: false,
    }
  },
  Transpose: ([input], node) => {
    const perm = node.attributes.get('perm')?.integers ?? [1, 0]
    if (input?.kind !== 'constant' || input.tensor.shape.length !== 2 || perm.join() !== '1,0') return undefined
    return { ...input, transposed: !input.transposed }
  },
}

/** A batch norm after a layer is part of it until an activation comes; after that it is part of the next. */
function norm(input: GraphValue, affine: Affine): GraphValue | undefined {
  const width = affine.scale.length
  if (input.kind === 'input' && input.scale === 1 && input.offset === 0) return { kind: 'normed', of: input, affine }
  if (input.kind === 'active' && input.layer.out === width) return { kind: 'normed', of: input.layer, affine }
  if (input.kind !== 'linear' || input.scale !== 1 || input.layer.out !== width || input.layer.outputNorm !== null) {
    return undefined
  }
  return { ...input, layer: { ...input.layer, outputNorm: affine } }
}

/** The input of a layer: the network's, or the layer before. */
function before(input: GraphValue | undefined): LayerLink | InputValue | undefined {
  if (input?.kind === 'input') return input
  if (input?.kind === 'active') return input.layer
  if (input?.kind === 'normed') return input.of
  return input?.kind === 'linear' && input.scale === 1 ? input.layer : undefined
}

function linear(
  input: GraphValue | undefined,
  weight: Constant,
  isInByOut: boolean,
  factor: number,
  node: OnnxNode,
  fault: Fault,
): Extract<GraphValue, { kind: 'linear' }> | undefined {
  const link = before(input)
  const [rows, columns, ...more] = weight.tensor.shape
  if (link === undefined || rows === undefined || columns === undefined || more.length > 0) return undefined
  const transposed = isInByOut !== weight.transposed
  const [from, out] = transposed ? [rows, columns] : [columns, rows]
  if (input?.kind === 'normed' && input.affine.scale.length !== from) return undefined
  if (link.kind === 'layer' && link.out !== from) {
    const what = `${nodeName(node)} multiplies ${link.out} features by a weight ${shapeText(weight.tensor.shape)}`
    throw fault('MODEL_FILE_CORRUPT', what, node.offset)
  }
  const name = weight.tensor.name.replace(/\.weight$/, '') || node.name
  const source = { tensor: weight.tensor, transposed, factor }
  const layer = {
    kind: 'layer',
    before: link,
    name,
    in: from,
    out,
    weight: source,
    bias: null,
    inputNorm: input?.kind === 'normed' ? input.affine : null,
    outputNorm: null,
    activation: 'identity',
    dropout: 0,
  } as const
  return { kind: 'linear', layer, scale: 1 }
}

function addBias(
  value: Extract<GraphValue, { kind: 'linear' }>,
  { tensor }: Constant,
  factor: number,
): GraphValue | undefined {
  const isRow = tensor.shape.at(-1) === value.layer.out && tensor.shape.slice(0, -1).every((size) => size === 1)
  if (!isRow || value.layer.bias !== null || value.layer.outputNorm !== null || value.scale !== 1) return undefined
  return { ...value, layer: { ...value.layer, bias: { tensor, factor } } }
}

function add(value: GraphValue, constant: Constant, sign: number, fault: Fault): GraphValue | undefined {
  if (value.kind === 'linear') return addBias(value, constant, sign)
  const term = scalar(constant, fault)
  if (term === undefined) return undefined
  if (value.kind === 'input') return { ...value, offset: value.offset + sign * term }
  if (value.kind === 'erf') return { ...value, term: value.term + sign * term }
  return undefined
}

function multiply(value: GraphValue, factor: number | undefined): GraphValue | undefined {
  if (factor === undefined) return undefined
  switch (value.kind) {
    case 'input':
      return { ...value, scale: value.scale * factor, offset: value.offset * factor }
    case 'linear':
      return { ...value, scale: value.scale * factor }
    case 'erf':
      return { ...value, factor: value.factor * factor, term: value.term * factor }
    case 'gelu':
      return completeGelu(value.layer, value.factor * factor, value.term * factor)
    default:
      return undefined
  }
}

/** Both orders of a sum or product with a constant. */
function commutative(
  a: GraphValue | undefined,
  b: GraphValue | undefined,
  combine: (value: GraphValue, constant: Constant) => GraphValue | undefined,
): GraphValue | undefined {
  if (a === undefined || b === undefined) return undefined
  if (b.kind === 'constant') return combine(a, b)
  return a.kind === 'constant' ? combine(b, a) : undefined
}

/** y times the erf of the same y. */
function gelu(value: GraphValue | undefined, erf: GraphValue | undefined): GraphValue | undefined {
  if (value?.kind !== 'linear' || erf?.kind !== 'erf' || value.layer !== erf.layer) return undefined
  return completeGelu(value.layer, value.scale * erf.factor, value.scale * erf.term)
}

function completeGelu(layer: LayerLink, factor: number, term: number): GraphValue | undefined {
  if (near(factor, 0.5) && near(term, 0.5)) return activate({ kind: 'linear', layer, scale: 1 }, 'gelu')
  return { kind: 'gelu', layer, factor, term }
}

/** y times the sigmoid of the same y. */
function silu(value: GraphValue | undefined, sigmoid: GraphValue | undefined): GraphValue | undefined {
  if (value?.kind !== 'linear' || sigmoid?.kind !== 'active' || sigmoid.base !== value.layer) return undefined
  const isSigmoid = sigmoid.layer.activation === 'sigmoid' && sigmoid.layer.dropout === 0
  return isSigmoid ? activate(value, 'silu') : undefined
}

function activate(input: GraphValue | undefined, activation: ActivationName): GraphValue | undefined {
  if (input?.kind !== 'linear' || input.scale !== 1) return undefined
  return { kind: 'active', layer: { ...input.layer, activation }, base: input.layer }
}

/** An activation with a number `alpha`, of which only one is known here. */
function activateWith(
  input: GraphValue | undefined,
  activation: ActivationName,
  node: OnnxNode,
  known: number,
  byDefault: number,
  fault: Fault,
): GraphValue | undefined {
  const alpha = node.attributes.get('alpha')?.float ?? byDefault
  if (near(alpha, known)) return activate(input, activation)
  const what = `${nodeName(node)} has an alpha of ${Number(alpha.toPrecision(6))}, and only ${known} is known`
  throw fault('MODEL_FILE_UNSUPPORTED', what, node.offset)
}

function softmax(input: GraphValue | undefined): GraphValue | undefined {
  return input?.kind === 'linear' && input.scale === 1 ? { kind: 'softmax', layer: input.layer } : undefined
}

function dropout(input: GraphValue | undefined, ratio: number): GraphValue | undefined {
  if (input?.kind === 'active' || (input?.kind === 'linear' && input.scale === 1)) {
    return { kind: 'active', layer: { ...input.layer, dropout: ratio }, base: input.layer }
  }
  return input?.kind === 'input' ? input : undefined
}

/** The value of a constant of one element. */
function scalar({ tensor }: Constant, fault: Fault): number | undefined {
  return tensor.shape.every((size) => size === 1) ? toFloat32(tensor, fault)[0] : undefined
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) < 1e-6
}

/** The error for a node that has no place in a multi-layer perceptron. */
export function refuseNode(node: OnnxNode, nodes: readonly OnnxNode[], fault: Fault): OneloopError {
  const fix = 'only Gemm, MatMul + Add, activations, batch norm, flatten, softmax and dropout in a chain are read'
  const kind = kindOfGraph(nodes)
  const what = `${nodeName(node)} is no part of a multi-layer perceptron`
  return fault('MODEL_FILE_UNSUPPORTED', kind === undefined ? what : `${kind}: ${what}`, node.offset, fix)
}

function nodeName({ name, operator, domain, outputs }: OnnxNode): string {
  const type = printable(domain === '' ? operator : `${domain}.${operator}`)
  return `the node ${printable(name || (outputs[0] ?? ''))} (${type})`
}
