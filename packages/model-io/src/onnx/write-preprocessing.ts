import type { CategoryInput, InputColumn, NumberInput, Preprocessing, TargetEncoding, YesNoInput } from '@oneloop/data'
import {
  DOUBLE,
  FLOAT,
  floatsAttribute,
  type GraphWriter,
  integerAttribute,
  integersAttribute,
  ML_DOMAIN,
  STRING,
  textAttribute,
  textsAttribute,
  valueInfo,
} from './graph-writer.ts'
import { NETWORK_INPUT, NETWORK_OUTPUT } from './network-of.ts'

/**
 * Raw columns into the network's inputs, in the graph. Where all columns are numbers there is one input, `input`
 * `[batch, columns]` of float64, NaN where a cell is missing; otherwise an input `[batch, 1]` for each column, by its name:
 * float64 for numbers, text for categories and for yes and no, '' where a cell is missing.
 *
 * @returns the graph's inputs
 */
export function writeInputs(graph: GraphWriter, { inputs }: Preprocessing): Uint8Array[] {
  const numbers = inputs.filter((input): input is NumberInput => input.kind === 'number')
  if (numbers.length === inputs.length) {
    writeNumbers(graph, numbers, 'input', NETWORK_INPUT)
    return [valueInfo('input', DOUBLE, numbers.length)]
  }
  const parts = inputs.map((input) => writeColumn(graph, input))
  graph.node('Concat', parts, NETWORK_INPUT, [integerAttribute('axis', 1)])
  return inputs.map(({ name, kind }) => valueInfo(name, kind === 'number' ? DOUBLE : STRING, 1))
}

function writeColumn(graph: GraphWriter, input: InputColumn): string {
  switch (input.kind) {
    case 'number':
      return writeNumbers(graph, [input], input.name, `${input.name}/inputs`)
    case 'category':
      return withIndicator(graph, input, writeCategory(graph, input))
    case 'yesNo':
      return withIndicator(graph, input, writeYesNo(graph, input))
  }
}

/** Columns of numbers `[batch, n]`: missing ones filled, scaled in float64 as in training, then float32. */
function writeNumbers(graph: GraphWriter, columns: readonly NumberInput[], from: string, to: string): string {
  const vector = (what: string, of: (column: NumberInput) => number) =>
    graph.doubles(`${to}/${what}`, [1, columns.length], columns.map(of))
  let value = from
  let isMissing = ''
  if (columns.some(({ missing }) => missing !== null)) {
    isMissing = graph.node('IsNaN', [from], `${to}/missing`)
    // Where missing cells are refused there is no fill: what is missing stays no number.
    const fills = vector('fills', ({ missing }) => missing?.fill ?? Number.NaN)
    value = graph.node('Where', [isMissing, fills, value], `${to}/filled`)
  }
  value = graph.node('Mul', [value, vector('scales', ({ scale }) => scale)], `${to}/scaled`)
  value = graph.node('Add', [value, vector('offsets', ({ offset }) => offset)], `${to}/moved`)
  const hasIndicator = columns.map(({ missing }) => missing?.indicator === true)
  const isLast = !hasIndicator.includes(true)
  value = graph.node('Cast', [value], isLast ? to : `${to}/values`, [integerAttribute('to', FLOAT)])
  if (isLast) return value
  const indicators = graph.node('Cast', [isMissing], `${to}/indicators`, [integerAttribute('to', FLOAT)])
  const both = graph.node('Concat', [value, indicators], `${to}/both`, [integerAttribute('axis', 1)])
  // Each column's indicator follows it.
  const order = columns.flatMap((_, i) => (hasIndicator[i] ? [i, columns.length + i] : [i]))
  const places = graph.integers(`${to}/places`, order)
  return graph.node('Gather', [both, places], to, [integerAttribute('axis', 1)])
}

/** A text that no category is: what training never saw sets none of the inputs. */
const UNSEEN = '\u0001'

function writeCategory(graph: GraphWriter, { name, categories, missing }: CategoryInput): string {
  let value = name
  if (missing !== null) {
    const fill = categories[missing.fill]!
    const attributes = [
      textsAttribute('keys_strings', [...categories, '']),
      textsAttribute('values_strings', [...categories, fill]),
      textAttribute('default_string', UNSEEN),
    ]
    value = graph.node('LabelEncoder', [name], `${name}/filled`, attributes, ML_DOMAIN)
  }
  const hot = graph.node(
    'OneHotEncoder',
    [value],
    `${name}/hot`,
    [textsAttribute('cats_strings', categories), integerAttribute('zeros', 1)],
    ML_DOMAIN,
  )
  const shape = graph.integers(`${name}/shape`, [-1, categories.length])
  return graph.node('Reshape', [hot, shape], `${name}/categories`)
}

function writeYesNo(graph: GraphWriter, { name, yes, no, missing }: YesNoInput): string {
  const attributes = [
    textsAttribute('keys_strings', [no, yes, '']),
    floatsAttribute('values_floats', [0, 1, missing?.fill ?? Number.NaN]),
  ]
  return graph.node('LabelEncoder', [name], `${name}/yes`, attributes, ML_DOMAIN)
}

function withIndicator(graph: GraphWriter, input: CategoryInput | YesNoInput, value: string): string {
  if (!input.missing?.indicator) return value
  const attributes = [textsAttribute('keys_strings', ['']), floatsAttribute('values_floats', [1])]
  const indicator = graph.node('LabelEncoder', [input.name], `${input.name}/missing`, attributes, ML_DOMAIN)
  return graph.node('Concat', [value, indicator], `${input.name}/inputs`, [integerAttribute('axis', 1)])
}

/**
 * The network's outputs into answers, in the graph: of classes `probabilities` `[batch, classes]` and `label` `[batch]`, of
 * labels `probabilities` `[batch, labels]`, of numbers `values` `[batch, values]` in their own units.
 *
 * @returns the graph's outputs
 */
export function writeAnswers(graph: GraphWriter, target: TargetEncoding): Uint8Array[] {
  switch (target.kind) {
    case 'classes': {
      const { classes } = target
      graph.node('Softmax', [NETWORK_OUTPUT], 'probabilities', [integerAttribute('axis', -1)])
      const best = [integerAttribute('axis', 1), integerAttribute('keepdims', 0)]
      const place = graph.node('ArgMax', [NETWORK_OUTPUT], 'label/place', best)
      const attributes = [
        integersAttribute('keys_int64s', [...classes.keys()]),
        textsAttribute('values_strings', classes),
      ]
      graph.node('LabelEncoder', [place], 'label', attributes, ML_DOMAIN)
      return [valueInfo('label', STRING), valueInfo('probabilities', FLOAT, classes.length)]
    }
    case 'labels':
      graph.node('Sigmoid', [NETWORK_OUTPUT], 'probabilities')
      return [valueInfo('probabilities', FLOAT, target.columns.length)]
    case 'values': {
      const vector = (what: 'scale' | 'offset') =>
        graph.floats(
          `values/${what}s`,
          [1, target.columns.length],
          Float32Array.from(target.columns, (own) => own[what]),
        )
      const scaled = graph.node('Mul', [NETWORK_OUTPUT, vector('scale')], 'values/scaled')
      graph.node('Add', [scaled, vector('offset')], 'values')
      return [valueInfo('values', FLOAT, target.columns.length)]
    }
  }
}
