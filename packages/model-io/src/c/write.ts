import { type ActivationName, type Layer, OneloopError } from '@oneloop/core'
import { encodeUtf8 } from '@oneloop/core/files'
import type { Mlp } from '@oneloop/mlp-model'
import { classNamesOf } from '../model/class-names.ts'
import { checkNormalization } from '../model/normalization.ts'
import { commentText, provenance } from '../model/provenance.ts'
import type { WriteModelOptions } from '../model/write-options.ts'
import type { NamedBytes } from '../model-format.ts'
import { quantizeWeight } from '../quantize/quantize-layer.ts'
import { answerSource, columnNotes, encodeSource } from './preprocessing-source.ts'

/**
 * A network as C99: `model.h`, which declares `model_predict`, and `model.c` with the weights as constants, which a
 * microcontroller keeps in its flash. No memory is allocated; the arrays of one call lie on the stack, and the header says
 * how many bytes they take. With a `preprocessing` the features are the columns of a table, categories by their number, and
 * the outputs answers: the header says what each place means. Sums are in float32. `math.h` is needed for activations other than ReLU and leaky ReLU.
 *
 * @param options `name` is the prefix of everything that is defined, and the files' name: by default `model`
 */
export function cFiles(model: Mlp, options: WriteModelOptions = {}): NamedBytes[] {
  const name = identifier(options.name ?? 'model')
  const comment = `/*\n${provenance(model, options)
    .map((line) => ` * ${line}\n`)
    .join('')} */\n`
  return [
    { name: `${name}.h`, bytes: encodeUtf8(comment + header(model, name, options)) },
    { name: `${name}.c`, bytes: encodeUtf8(comment + source(model, name, options)) },
  ]
}

/** The source alone, which is enough to be compiled: whoever calls it declares the function or writes the header too. */
export function writeC(model: Mlp, options: WriteModelOptions = {}): Uint8Array<ArrayBuffer> {
  return new Uint8Array(cFiles(model, options)[1]!.bytes)
}

/** A name as C allows it: letters, digits and underscores, no digit first. */
function identifier(name: string): string {
  const letters = name.replace(/[^A-Za-z0-9_]/g, '_')
  return /^[0-9]|^$/.test(letters) ? `model_${letters}` : letters
}

function signature(name: string, { widths }: Mlp, { preprocessing }: WriteModelOptions): string {
  const features = preprocessing?.inputs.length ?? widths[0]
  return `void ${name}_predict(const float features[${features}], float outputs[${widths.at(-1)}])`
}

function header(model: Mlp, name: string, options: WriteModelOptions): string {
  const { preprocessing } = options
  const notes = preprocessing
    ? columnNotes(preprocessing)
        .map((note) => ` *\n * ${commentText(note)}\n`)
        .join('')
    : ''
  const [NAME, outputs] = [name.toUpperCase(), model.widths.at(-1)]
  return `#ifndef ${NAME}_H
#define ${NAME}_H

#define ${NAME}_INPUTS ${preprocessing?.inputs.length ?? model.widths[0]}
#define ${NAME}_OUTPUTS ${outputs}

/*
 * Takes ${2 * 4 * widest(model)} bytes of stack. May be called from several threads at once.
${notes} */
${declarations(model, name, options)}
#endif
`
}

/** What is seen from outside, in the header and before its definition; to C++ it is C. */
function declarations(model: Mlp, name: string, options: WriteModelOptions): string {
  const classNames = classNamesOf(options)
  return `#ifdef __cplusplus
extern "C" {
#endif
${signature(name, model, options)};
${classNames ? `extern const char *const ${name}_class_names[${classNames.length}];\n` : ''}#ifdef __cplusplus
}
#endif
`
}

function source(model: Mlp, name: string, options: WriteModelOptions): string {
  const { normalization = null, preprocessing = null, quantize } = options
  const classNames = classNamesOf(options)
  const target = preprocessing?.target
  const softmax = target === undefined ? options.softmax === true : target.kind === 'classes'
  const used = [...new Set(model.layers.map(({ activation }) => activation))].filter((one) => one !== 'identity')
  const needsMath = softmax || target?.kind === 'labels' || used.some((one) => activationSource[one].includes('f('))
  const [inputs, outputs] = [model.widths[0]!, model.widths.at(-1)!]
  const parts = [
    ...(needsMath ? ['#include <math.h>\n'] : []),
    ...model.layers.map((layer) => constants(model, layer, name, quantize)),
    declarations(model, name, options),
    ...(classNames === null ? [] : [names(classNames, name)]),
    ...used.map((one) => `static float ${name}_${one}(float x)\n{\n    return ${activationSource[one]};\n}\n`),
    `${signature(name, model, options)}
{
    float from[${widest(model)}], to[${widest(model)}];
    unsigned long i, o;

${preprocessing === null ? `    for (i = 0; i < ${inputs}; i++) from[i] = ${normalized(normalization)};\n` : encodeSource(preprocessing)}${model.layers.map((layer) => step(layer, name, quantize)).join('')}${softmax ? softmaxOf(outputs) : ''}${target === undefined ? '' : answerSource(target)}    for (o = 0; o < ${outputs}; o++) outputs[o] = from[o];
}
`,
  ]
  return `\n${parts.join('\n')}`
}

function names(classNames: readonly string[], name: string): string {
  const array = `const char *const ${name}_class_names[${classNames.length}]`
  return `${array} = {\n${classNames.map((text) => `    ${literal(text)},\n`).join('')}};\n`
}

const widest = (model: Mlp) => Math.max(...model.widths)

function constants(model: Mlp, layer: Layer, prefix: string, quantize: WriteModelOptions['quantize']): string {
  const { in: from, out } = layer
  const weight = model.parameters[`${layer.name}.weight`]!
  const name = `${prefix}_${layer.name}`
  const bias = `static const float ${name}_bias[${out}] = {\n${rows(floats(model.parameters[`${layer.name}.bias`]!))}};\n`
  if (quantize === undefined)
    return `static const float ${name}_weight[${out * from}] = {\n${rows(floats(weight))}};\n${bias}`
  const { values, scales } = quantizeWeight(weight, layer)
  return `static const signed char ${name}_weight[${out * from}] = {
${rows(Array.from(values, String))}};
static const float ${name}_scale[${out}] = {
${rows(floats(scales))}};
${bias}`
}

/**
 * Nine digits tell every float32 from its neighbours.
 *
 * @throws OneloopError `NOT_FINITE`: C has no constant for NaN and infinity
 */
function float(value: number): string {
  if (!Number.isFinite(value)) {
    throw new OneloopError('a weight is NaN or infinite', { code: 'NOT_FINITE', fix: 'use a checkpoint from before' })
  }
  const text = String(Number(value.toPrecision(9)))
  return `${/[.e]/.test(text) ? text : `${text}.0`}f`
}

const floats = (values: Float32Array) => Array.from(values, float)

const PER_LINE = 12

function rows(values: readonly string[]): string {
  let text = ''
  for (let i = 0; i < values.length; i += PER_LINE) text += `    ${values.slice(i, i + PER_LINE).join(', ')},\n`
  return text
}

function normalized(normalization: WriteModelOptions['normalization']): string {
  if (!normalization) return 'features[i]'
  const { scale, offset } = checkNormalization(normalization)
  return `features[i] * ${float(scale)} + ${float(offset)}`
}

/** One layer from `from` to `to`, and back into `from`. */
function step(
  { in: from, out, activation, ...layer }: Layer,
  prefix: string,
  quantize: WriteModelOptions['quantize'],
): string {
  const name = `${prefix}_${layer.name}`
  const product = `${name}_weight[o * ${from} + i] * from[i]`
  const sum = quantize === undefined ? `${name}_bias[o]` : '0.0f'
  const value = quantize === undefined ? 'sum' : `sum * ${name}_scale[o] + ${name}_bias[o]`
  return `    for (o = 0; o < ${out}; o++) {
        float sum = ${sum};
        for (i = 0; i < ${from}; i++) sum += ${product};
        to[o] = ${activation === 'identity' ? value : `${prefix}_${activation}(${value})`};
    }
    for (o = 0; o < ${out}; o++) from[o] = to[o];
`
}

function softmaxOf(outputs: number): string {
  return `    {
        float most = from[0], total = 0.0f;
        for (o = 1; o < ${outputs}; o++) most = from[o] > most ? from[o] : most;
        for (o = 0; o < ${outputs}; o++) {
            from[o] = expf(from[o] - most);
            total += from[o];
        }
        for (o = 0; o < ${outputs}; o++) from[o] /= total;
    }
`
}

const activationSource: Readonly<Record<ActivationName, string>> = {
  identity: 'x',
  relu: 'x < 0.0f ? 0.0f : x',
  leakyRelu: 'x > 0.0f ? x : 0.01f * x',
  sigmoid: '1.0f / (1.0f + expf(-x))',
  tanh: 'tanhf(x)',
  elu: 'x > 0.0f ? x : expm1f(x)',
  silu: 'x / (1.0f + expf(-x))',
  gelu: '0.5f * x * (1.0f + erff(x * 0.707106781f))',
}

/** A C string of the text's UTF-8, with everything but plain letters, digits and marks as octal numbers. */
function literal(text: string): string {
  const characters = Array.from(encodeUtf8(text), (byte) => {
    const character = String.fromCharCode(byte)
    // A question mark may begin a trigraph.
    return /[ !#-[\]-~]/.test(character) && character !== '?' ? character : `\\${byte.toString(8).padStart(3, '0')}`
  })
  return `"${characters.join('')}"`
}
