import { type ActivationName, concat, type Layer, LEAKY_RELU_SLOPE } from '@oneloop/core'
import { encodeUtf8, float32Bytes } from '@oneloop/core/files'
import type { Mlp } from '@oneloop/mlp-model'
import { fileMetadata } from '../model/file-metadata.ts'
import { inputNormalization, type WriteModelOptions } from '../model/write-options.ts'
import type { NamedBytes } from '../model-format.ts'
import { transpose } from '../tensor/transpose.ts'
import { writeZip } from '../zip/write-zip.ts'

/** The names that tfjs itself gives them. */
export const MODEL_FILE = 'model.json'
export const WEIGHTS_FILE = 'model.weights.bin'

/**
 * A tfjs LayersModel as its two files, `model.json` and `model.weights.bin`, for `tf.loadLayersModel`.
 *
 * @throws OneloopError `NORMALIZATION_MISSING` for `rawInput` without a normalisation
 */
export function tfjsFiles(model: Mlp, options: WriteModelOptions = {}): NamedBytes[] {
  const specs: object[] = []
  const parts: Uint8Array[] = []
  for (const { name, in: from, out } of model.layers) {
    const kernel = transpose(model.parameters[`${name}.weight`]!, out, from)
    specs.push({ name: `${name}/kernel`, shape: [from, out], dtype: 'float32' })
    specs.push({ name: `${name}/bias`, shape: [out], dtype: 'float32' })
    parts.push(float32Bytes(kernel), float32Bytes(model.parameters[`${name}.bias`]!))
  }
  const json = {
    format: 'layers-model',
    generatedBy: 'oneloop',
    convertedBy: null,
    modelTopology: {
      class_name: 'Sequential',
      config: { name: 'mlp', layers: topology(model, options) },
      keras_version: 'tfjs-layers 4.22.0',
      backend: 'tensor_flow.js',
    },
    weightsManifest: [{ paths: [WEIGHTS_FILE], weights: specs }],
    userDefinedMetadata: Object.fromEntries(fileMetadata(model, options)),
  }
  return [
    { name: MODEL_FILE, bytes: encodeUtf8(JSON.stringify(json)) },
    { name: WEIGHTS_FILE, bytes: concat(parts) },
  ]
}

/** The two files of a LayersModel in one zip. */
export function writeTfjs(model: Mlp, options: WriteModelOptions = {}): Uint8Array<ArrayBuffer> {
  return writeZip(tfjsFiles(model, options).map(({ name, bytes }) => [name, bytes] as const))
}

function topology(model: Mlp, options: WriteModelOptions): object[] {
  const normalization = inputNormalization(options)
  const layers: { class_name: string; config: Record<string, unknown> }[] = []
  const add = (class_name: string, name: string, config: object) =>
    layers.push({ class_name, config: { name, ...config } })
  if (normalization !== null)
    add('Rescaling', 'normalize', { scale: normalization.scale, offset: normalization.offset })
  for (const layer of model.layers) {
    const isEnd = layer === model.layers.at(-1) && options.softmax === true
    add('Dense', layer.name, dense(layer, isEnd))
    // The activation 'leaky_relu' has another slope in Keras, and none of that name is in tfjs.
    if (layer.activation === 'leakyRelu') add('LeakyReLU', `${layer.name}_leaky_relu`, { alpha: LEAKY_RELU_SLOPE })
    if (layer.dropout > 0) add('Dropout', `${layer.name}_dropout`, { rate: layer.dropout })
  }
  Object.assign(layers[0]!.config, { batch_input_shape: [null, model.layers[0]!.in], dtype: 'float32' })
  return layers
}

function dense({ out, activation }: Layer, isSoftmax: boolean): object {
  return {
    units: out,
    activation: isSoftmax ? 'softmax' : activationNames[activation],
    use_bias: true,
    kernel_initializer: { class_name: 'Zeros', config: {} },
    bias_initializer: { class_name: 'Zeros', config: {} },
    trainable: true,
  }
}

const activationNames: Record<ActivationName, string> = {
  identity: 'linear',
  relu: 'relu',
  sigmoid: 'sigmoid',
  tanh: 'tanh',
  gelu: 'gelu',
  leakyRelu: 'linear',
  elu: 'elu',
  silu: 'swish',
}
