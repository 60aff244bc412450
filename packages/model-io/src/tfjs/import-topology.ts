import { type ActivationName, printable } from '@oneloop/core'
import { type Fault, type Json, jsonAs, jsonMember, jsonOptional, type StoredTensor } from '@oneloop/core/files'
import { memoryBound } from '../bytes/memory-bound.ts'
import type { Architecture, FileLayer } from '../model/architecture.ts'
import type { Normalization } from '../model/normalization.ts'
import { toFloat32 } from '../tensor/to-float32.ts'
import { transpose } from '../tensor/transpose.ts'
import { chainOfLayers } from './chain-of-layers.ts'

const ACTIVATIONS: Readonly<Record<string, ActivationName>> = {
  linear: 'identity',
  relu: 'relu',
  sigmoid: 'sigmoid',
  tanh: 'tanh',
  gelu: 'gelu',
}

/**
 * The multi-layer perceptron that a Keras topology describes: Dense, Activation, ReLU, Softmax, Dropout, Flatten and
 * Rescaling layers in a chain.
 *
 * @throws OneloopError `MODEL_FILE_UNSUPPORTED`, naming the layer that has no place in one
 */
export function importTopology(
  topology: Json,
  tensors: readonly StoredTensor[],
  fileBytes: number,
  fault: Fault,
): Architecture {
  // Weights are named by their layer, sometimes below the model's name, sometimes with TensorFlow's `:0`.
  const byName = new Map(tensors.map((tensor) => [/([^/]*\/[^/]*?)(?::0)?$/.exec(tensor.name)?.[1], tensor]))
  const layers: FileLayer[] = []
  const inferred: string[] = []
  let normalization: Normalization | null = null
  let hasEnded = false
  let bytes = 0

  for (const layer of chainOfLayers(topology, fault)) {
    const type = jsonMember(layer, 'class_name', 'string', 'a layer', fault)
    const config = jsonAs(layer, 'object', 'a layer', fault).get('config') ?? layer
    const name = jsonOptional(config, 'name', 'string', 'a layer', fault) ?? ''
    const what = `the layer ${printable(name)} (${printable(type)})`
    const refuse = (why = 'is no part of a multi-layer perceptron') =>
      fault('MODEL_FILE_UNSUPPORTED', `${what} ${why}`, layer.offset, 'only Dense layers in a chain are read')
    const last = layers.at(-1)
    if (hasEnded && type !== 'InputLayer') throw refuse('comes after the softmax')

    const activate = (activation: string) => {
      if (activation === 'linear') return
      if (activation === 'softmax' && last !== undefined) {
        hasEnded = true
        return
      }
      const known = Object.hasOwn(ACTIVATIONS, activation) ? ACTIVATIONS[activation] : undefined
      const current = layers.at(-1)
      if (known === undefined) throw refuse(`has the activation '${printable(activation)}'`)
      if (current === undefined || current.activation !== 'identity' || current.dropout > 0) throw refuse()
      layers[layers.length - 1] = { ...current, activation: known }
    }

    switch (type) {
      case 'InputLayer':
      case 'Flatten':
        break
      case 'Rescaling': {
        if (last !== undefined || normalization !== null) throw refuse()
        const scale = jsonMember(config, 'scale', 'number', what, fault)
        normalization = { scale, offset: jsonOptional(config, 'offset', 'number', what, fault) ?? 0 }
        inferred.push('the normalisation is the one of its Rescaling layer')
        break
      }
      case 'Dense': {
        const kernel = find(name, 'kernel')
        const [from, out, ...more] = kernel?.shape ?? []
        if (kernel === undefined || from === undefined || out === undefined || more.length > 0) {
          throw fault('MODEL_FILE_CORRUPT', `${what} has no kernel [in, out] among the weights`, layer.offset)
        }
        const bias = (jsonOptional(config, 'use_bias', 'boolean', what, fault) ?? true) ? find(name, 'bias') : null
        if (bias === undefined || (bias !== null && bias.shape.join() !== String(out))) {
          throw fault('MODEL_FILE_CORRUPT', `${what} has no bias [${out}] among the weights`, layer.offset)
        }
        // Two layers may name one kernel.
        bytes += 4 * (from + 1) * out
        if (bytes > memoryBound(fileBytes)) {
          throw fault(
            'MODEL_FILE_TOO_LARGE',
            `its layers would take more than ${memoryBound(fileBytes)} bytes`,
            layer.offset,
          )
        }
        layers.push({
          name,
          in: from,
          out,
          weight: transpose(toFloat32(kernel, fault), from, out),
          bias: bias === null ? null : toFloat32(bias, fault),
          activation: 'identity',
          dropout: 0,
        })
        activate(jsonOptional(config, 'activation', 'string', what, fault) ?? 'linear')
        break
      }
      case 'Activation':
        activate(jsonMember(config, 'activation', 'string', what, fault))
        break
      case 'ReLU': {
        const limits = ['max_value', 'negative_slope', 'threshold'].map((key) =>
          jsonOptional(config, key, 'number', what, fault),
        )
        if (limits.some((limit) => limit !== undefined && limit !== 0)) throw refuse('is a ReLU with limits')
        activate('relu')
        break
      }
      case 'Softmax':
        activate('softmax')
        break
      case 'Dropout': {
        const dropout = jsonMember(config, 'rate', 'number', what, fault)
        if (last === undefined) inferred.push('the dropout of the input was left out')
        else layers[layers.length - 1] = { ...last, dropout }
        break
      }
      default:
        throw refuse()
    }
  }
  const end = layers.at(-1)
  if (end !== undefined && (end.activation !== 'identity' || end.dropout > 0)) {
    const ending = end.dropout > 0 ? 'dropout' : end.activation
    throw fault('MODEL_FILE_UNSUPPORTED', `the network ends in ${ending}: it must give logits`, topology.offset)
  }
  if (hasEnded) inferred.push('the softmax at the end was left out: the model gives logits')
  return { layers, normalization, inferred }

  function find(layer: string, weight: string): StoredTensor | undefined {
    return byName.get(`${layer}/${weight}`)
  }
}
