import type { ActivationName, Layer } from '@oneloop/core'
import { encodeUtf8, float32Bytes } from '@oneloop/core/files'
import type { Mlp } from '@oneloop/mlp-model'
import { classNamesOf } from '../model/class-names.ts'
import { checkNormalization } from '../model/normalization.ts'
import { provenance } from '../model/provenance.ts'
import type { WriteModelOptions } from '../model/write-options.ts'
import { quantizeWeight } from '../quantize/quantize-layer.ts'
import { activationSource } from './activation-source.ts'
import { encodeBase64 } from './base64.ts'
import { preprocessingSource } from './preprocessing-source.ts'

/**
 * One ES module without dependencies, for browsers and every JavaScript runtime: the weights, and
 * `predict(features)`, which takes one row or several and gives logits, or with `softmax` probabilities. It normalises
 * where the normalisation is known. With a `preprocessing` there is `answer(row)` too, for a row of the table by the
 * names of its columns. Its numbers are those of `Mlp.forward`, bit for bit; with `quantize: 'int8'` those of
 * `quantizeModel(model).forward`.
 */
export function writeJs(model: Mlp, options: WriteModelOptions = {}): Uint8Array<ArrayBuffer> {
  const { normalization = null, preprocessing = null, softmax = false } = options
  const needsSoftmax = softmax || preprocessing?.target.kind === 'classes'
  const { scale, offset } = normalization === null ? { scale: 1, offset: 0 } : checkNormalization(normalization)
  const used = new Set(model.layers.map(({ activation }) => activation).filter(isWritten))
  const source = `${provenance(model, options)
    .map((line) => `// ${line}\n`)
    .join('')}
export const inputs = ${model.widths[0]}
export const outputs = ${model.widths.at(-1)}
/** Null where they are not known. */
export const classNames = ${JSON.stringify(classNamesOf(options))}

/** Outputs [rows, ${model.widths.at(-1)}] for features [rows, ${model.widths[0]}], row after row in one array. */
export function predict(features) {
  return ${softmax ? 'rows(features, (row) => softmax(logits(row)))' : 'rows(features, logits)'}
}
${preprocessing === null ? '' : preprocessingSource(preprocessing)}
function rows(features, give) {
  if (features.length % inputs !== 0) throw new RangeError(\`\${features.length} features are not whole rows of \${inputs}\`)
  const results = new Float32Array((features.length / inputs) * outputs)
  for (let row = 0; row * inputs < features.length; row++) {
    results.set(give(features.slice(row * inputs, (row + 1) * inputs)), row * outputs)
  }
  return results
}

function logits(features) {
  let values = Float64Array.from(features, (feature) => feature * ${number(scale)} + ${number(offset)})
  for (const [weight, bias, activate] of layers) values = layer(weight, bias, activate, values)
  return values
}

function layer(weight, bias, activate, values) {
  const size = values.length
  return Float64Array.from(bias, (sum, o) => {
    for (let i = 0; i < size; i++) sum += weight[o * size + i] * values[i]
    return activate(sum)
  })
}
${needsSoftmax ? SOFTMAX : ''}
function bytes(base64) {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
}

function floats(base64) {
  const view = new DataView(bytes(base64).buffer)
  return Float32Array.from({ length: view.byteLength / 4 }, (_, i) => view.getFloat32(4 * i, true))
}
${options.quantize === undefined ? '' : QUANTIZED}
const identity = (x) => x
${[...used].map((name) => `const ${name} = ${activationSource[name]}\n`).join('')}
/** For each layer its weights [out, in], its biases [out] and its activation. */
const layers = [
${model.layers.map((one) => `  [${weightSource(model, one, options)}, ${floatSource(model.parameters[`${one.name}.bias`]!)}, ${one.activation}],\n`).join('')}]
`
  return new Uint8Array(encodeUtf8(source))
}

const SOFTMAX = `
function softmax(values) {
  const most = Math.max(...values)
  const powers = values.map((value) => Math.exp(value - most))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}
`

const QUANTIZED = `
function quantized(base64, scales) {
  const values = new Int8Array(bytes(base64).buffer)
  const size = values.length / scales.length
  return Float32Array.from(values, (value, i) => value * scales[Math.floor(i / size)])
}
`

function isWritten(name: ActivationName): name is keyof typeof activationSource {
  return name !== 'identity'
}

function weightSource(model: Mlp, layer: Layer, { quantize }: WriteModelOptions): string {
  const weight = model.parameters[`${layer.name}.weight`]!
  if (quantize === undefined) return floatSource(weight)
  const { values, scales } = quantizeWeight(weight, layer)
  return `quantized('${encodeBase64(new Uint8Array(values.buffer))}', ${floatSource(scales)})`
}

function floatSource(values: Float32Array): string {
  return `floats('${encodeBase64(float32Bytes(values))}')`
}

/** A number as source: a negative one in parentheses. */
function number(value: number): string {
  return value < 0 || Object.is(value, -0) ? `(${value})` : String(value)
}
