import { type ActivationName, LEAKY_RELU_SLOPE, printable } from '@oneloop/core'
import { type Fault, type Json, jsonAs, jsonMember, jsonOptional, type StoredTensor } from '@oneloop/core/files'
import { memoryBound } from '../bytes/memory-bound.ts'
import type { Architecture } from '../model/architecture.ts'
import { affineOf, EPSILON } from '../model/fold-norms.ts'
import { toFloat32 } from '../tensor/to-float32.ts'
import { transpose } from '../tensor/transpose.ts'
import { chainOfLayers } from './chain-of-layers.ts'
import { kindOfTopology } from './kind-of-topology.ts'
import { NetworkBuilder, type Refuse } from './network-builder.ts'

const ACTIVATIONS: Readonly<Record<string, ActivationName>> = {
  linear: 'identity',
  relu: 'relu',
  sigmoid: 'sigmoid',
  tanh: 'tanh',
  gelu: 'gelu',
  elu: 'elu',
  silu: 'silu',
  swish: 'silu',
}

/** Of Keras' LeakyReLU layer, where its config does not say. */
const KERAS_LEAKY_RELU_SLOPE = 0.3

/**
 * One weight of a layer: `kernel`, `bias`, `gamma`, …; undefined for one that the file has not.
 *
 * @param all the names of all of the layer's weights, in Keras' order
 */
export type FindWeight = (layer: string, weight: string, all: readonly string[]) => StoredTensor | undefined

/**
 * The multi-layer perceptron that a Keras topology describes: Dense, activations, Softmax, BatchNormalization, Dropout,
 * Flatten and Rescaling layers in a chain.
 *
 * @throws OneloopError `MODEL_FILE_UNSUPPORTED`, naming the layer that has no place in one
 */
export function importTopology(topology: Json, find: FindWeight, fileBytes: number, fault: Fault): Architecture {
  const builder = new NetworkBuilder()
  const chain = chainOfLayers(topology, fault)
  let bytes = 0
  for (const layer of chain.map((one) => readLayer(one, fault))) {
    const { type, what, offset } = layer
    const refuse: Refuse = (why = 'is no part of a multi-layer perceptron') => {
      const kind = kindOfTopology(chain, fault)
      const message = `${kind === undefined ? '' : `${kind}: `}${what} ${why}`
      return fault('MODEL_FILE_UNSUPPORTED', message, offset, 'only Dense layers in a chain are read')
    }
    if (builder.hasEnded && type !== 'InputLayer') throw refuse('comes after the softmax')
    if (type === 'Dense') {
      const { from, out, ...values } = readDense(layer, find, fault)
      // Two layers may name one kernel.
      bytes += 4 * (from + 1) * out
      if (bytes > memoryBound(fileBytes)) {
        const message = `its layers would take more than ${memoryBound(fileBytes)} bytes`
        throw fault('MODEL_FILE_TOO_LARGE', message, offset)
      }
      const weight = transpose(toFloat32(values.kernel, fault), from, out)
      const bias = values.bias && toFloat32(values.bias, fault)
      builder.addDense({ name: layer.name, in: from, out, weight, bias, activation: 'identity', dropout: 0 }, refuse)
    }
    addOther(builder, layer, find, refuse, fault)
  }
  return builder.finish((why) => fault('MODEL_FILE_UNSUPPORTED', why, topology.offset))
}

interface KerasLayer {
  readonly type: string
  readonly name: string
  readonly config: Json
  /** For errors. */
  readonly what: string
  readonly offset: number
}

function readLayer(layer: Json, fault: Fault): KerasLayer {
  const type = jsonMember(layer, 'class_name', 'string', 'a layer', fault)
  const config = jsonAs(layer, 'object', 'a layer', fault).get('config') ?? layer
  const name = jsonOptional(config, 'name', 'string', 'a layer', fault) ?? ''
  return { type, name, config, what: `the layer ${printable(name)} (${printable(type)})`, offset: layer.offset }
}

function readDense({ name, config, what, offset }: KerasLayer, find: FindWeight, fault: Fault) {
  const hasBias = jsonOptional(config, 'use_bias', 'boolean', what, fault) ?? true
  const all = hasBias ? ['kernel', 'bias'] : ['kernel']
  const kernel = find(name, 'kernel', all)
  const [from, out, ...more] = kernel?.shape ?? []
  if (kernel === undefined || from === undefined || out === undefined || more.length > 0) {
    throw fault('MODEL_FILE_CORRUPT', `${what} has no kernel [in, out] among the weights`, offset)
  }
  const bias = hasBias ? find(name, 'bias', all) : null
  if (bias === undefined || (bias !== null && bias.shape.join() !== String(out))) {
    throw fault('MODEL_FILE_CORRUPT', `${what} has no bias [${out}] among the weights`, offset)
  }
  return { from, out, kernel, bias }
}

/** What is no matrix, and the activation that a Dense layer may carry. */
function addOther(builder: NetworkBuilder, layer: KerasLayer, find: FindWeight, refuse: Refuse, fault: Fault): void {
  const { type, config, what } = layer
  const number = (key: string) => jsonOptional(config, key, 'number', what, fault)

  const activate = (activation: string) => {
    if (activation === 'softmax') builder.addSoftmax(refuse)
    else if (Object.hasOwn(ACTIVATIONS, activation)) builder.addActivation(ACTIVATIONS[activation]!, refuse)
    else throw refuse(`has the activation '${printable(activation)}'`)
  }
  const activateWith = (activation: ActivationName, given: number, known: number) => {
    if (Math.abs(given - known) > 1e-6) throw refuse(`has an alpha of ${given}, and only ${known} is known`)
    builder.addActivation(activation, refuse)
  }

  switch (type) {
    case 'InputLayer':
    case 'Flatten':
      break
    case 'Rescaling': {
      const scale = jsonMember(config, 'scale', 'number', what, fault)
      builder.addRescaling({ scale, offset: number('offset') ?? 0 }, refuse)
      break
    }
    case 'Dense':
      activate(jsonOptional(config, 'activation', 'string', what, fault) ?? 'linear')
      break
    case 'Activation':
      activate(jsonMember(config, 'activation', 'string', what, fault))
      break
    case 'ReLU': {
      const limits = ['max_value', 'negative_slope', 'threshold'].map(number)
      if (limits.some((limit) => limit !== undefined && limit !== 0)) throw refuse('is a ReLU with limits')
      builder.addActivation('relu', refuse)
      break
    }
    case 'LeakyReLU': {
      const slope = number('alpha') ?? number('negative_slope') ?? KERAS_LEAKY_RELU_SLOPE
      activateWith('leakyRelu', slope, LEAKY_RELU_SLOPE)
      break
    }
    case 'ELU':
      activateWith('elu', number('alpha') ?? 1, 1)
      break
    case 'Softmax':
      builder.addSoftmax(refuse)
      break
    case 'Dropout':
      builder.addDropout(jsonMember(config, 'rate', 'number', what, fault))
      break
    case 'BatchNormalization':
      builder.addNorm(readNorm(layer, find, fault), refuse)
      break
    default:
      throw refuse()
  }
}

function readNorm({ name, config, what, offset }: KerasLayer, find: FindWeight, fault: Fault) {
  const has = (flag: string) => jsonOptional(config, flag, 'boolean', what, fault) ?? true
  const names = [
    ...(has('scale') ? ['gamma'] : []),
    ...(has('center') ? ['beta'] : []),
    'moving_mean',
    'moving_variance',
  ]
  const [mean, variance] = [find(name, 'moving_mean', names), find(name, 'moving_variance', names)]
  const scale = has('scale') ? find(name, 'gamma', names) : null
  const shift = has('center') ? find(name, 'beta', names) : null
  const all = [mean, variance, scale, shift]
  if (!mean || !variance || scale === undefined || shift === undefined) {
    throw fault('MODEL_FILE_CORRUPT', `${what} lacks some of its weights`, offset)
  }
  if (all.some((tensor) => tensor && (tensor.shape.length !== 1 || tensor.shape[0] !== mean.shape[0]))) {
    throw fault('MODEL_FILE_CORRUPT', `${what} has weights of different lengths`, offset)
  }
  const epsilon = jsonOptional(config, 'epsilon', 'number', what, fault) ?? EPSILON.keras
  return affineOf({ scale, shift, mean, variance }, epsilon, fault)
}
