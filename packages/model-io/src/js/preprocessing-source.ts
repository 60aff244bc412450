import type { Preprocessing } from '@oneloop/data'

/** The functions of a written module that take rows of a table by the names of their columns, and give answers. */
export function preprocessingSource(preprocessing: Preprocessing): string {
  return `
/** How the columns of a table become inputs, and outputs answers. */
export const preprocessing = ${JSON.stringify(preprocessing)}

/** The network's inputs for a row { column: cell }. A cell that is null, undefined, '' or NaN is missing. */
export function encode(row) {
  return Float32Array.from(preprocessing.inputs.flatMap((input) => {
    const { kind, name, missing } = input
    const cell = row[name]
    const isMissing = cell === null || cell === undefined || cell === '' || Number.isNaN(cell)
    if (isMissing && missing === null) throw new RangeError(\`the column '\${name}' is missing\`)
    const known = kind === 'category' ? input.categories : [input.no, input.yes]
    const code = isMissing ? missing.fill : kind === 'number' ? Number(cell) : known.indexOf(String(cell))
    if (Number.isNaN(code)) throw new RangeError(\`the column '\${name}' is no number\`)
    const own =
      kind === 'category'
        ? known.map((_, place) => Number(place === code))
        : [kind === 'number' ? code * input.scale + input.offset : Math.max(0, code)]
    return missing !== null && missing.indicator ? [...own, Number(isMissing)] : own
  }))
}

/** ${ANSWERS[preprocessing.target.kind]} */
export function answer(row) {
  const results = logits(encode(row))
  ${ANSWER_SOURCE[preprocessing.target.kind]}
}
`
}

const ANSWERS = {
  classes:
    'The answer for a row { column: cell }: { label, probabilities }, the probabilities in the order of the classes.',
  labels:
    'The answer for a row { column: cell }: the probability of yes, by the names of the columns that are asked for.',
  values: 'The answer for a row { column: cell }: numbers in their own units, by the names of the columns asked for.',
} as const

const ANSWER_SOURCE = {
  classes: `const probabilities = Array.from(softmax(results))
  return { label: preprocessing.target.classes[results.indexOf(Math.max(...results))], probabilities }`,
  labels: `return Object.fromEntries(preprocessing.target.columns.map(({ name }, i) => [name, 1 / (1 + Math.exp(-results[i]))]))`,
  values: `return Object.fromEntries(
    preprocessing.target.columns.map(({ name, scale, offset }, i) => [name, results[i] * scale + offset]),
  )`,
} as const
