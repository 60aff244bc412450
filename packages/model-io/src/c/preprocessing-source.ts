import { type InputColumn, inputWidth, type Preprocessing, type TargetEncoding } from '@oneloop/data'

/** What each place of the arrays of a written function means, in the words of its header. */
export function columnNotes({ inputs, target }: Preprocessing): string[] {
  const columns = inputs.map((input, i) => `features[${i}] is '${input.name}': ${meaningOf(input)}.`)
  const answers =
    target.kind === 'classes'
      ? target.classes.map((name, i) => `outputs[${i}] is the probability of '${name}'.`)
      : target.columns.map(({ name }, i) => {
          return `outputs[${i}] is ${target.kind === 'labels' ? 'the probability of yes for ' : ''}'${name}'.`
        })
  return [...columns, ...answers]
}

function meaningOf(input: InputColumn): string {
  const missing = input.missing === null ? 'it may not be missing' : 'NAN where it is missing'
  switch (input.kind) {
    case 'number':
      return `a number; ${missing}`
    case 'category':
      return `${input.categories.map((name, i) => `${i} for '${name}'`).join(', ')}, -1 for any other; ${missing}`
    case 'yesNo':
      return `1 for '${input.yes}', 0 for '${input.no}' and any other; ${missing}`
  }
}

/** Statements that fill `from` with the network's inputs. A missing cell that may not be missing makes NaN of all answers. */
export function encodeSource({ inputs }: Preprocessing): string {
  let place = 0
  return inputs
    .map((input, i) => {
      const start = place
      place += inputWidth(input)
      const fill = input.missing === null ? '' : ` if (isMissing) x = ${double(input.missing.fill)};`
      const indicator = input.missing?.indicator ? `\n        from[${place - 1}] = isMissing ? 1.0f : 0.0f;` : ''
      return `    {
        double x = features[${i}];
        const int isMissing = x != x;
${fill === '' ? '' : `       ${fill}\n`}${ownSource(input, start)}${indicator}
    }
`
    })
    .join('')
}

function ownSource(input: InputColumn, start: number): string {
  switch (input.kind) {
    case 'number':
      return `        from[${start}] = (float)(x * ${double(input.scale)} + ${double(input.offset)});${unused(input)}`
    case 'yesNo':
      return `        from[${start}] = ${orMissing(input, 'x > 0 ? 1.0f : 0.0f')};`
    case 'category':
      return `        for (i = 0; i < ${input.categories.length}; i++) from[${start} + i] = ${orMissing(input, 'x == (double)i ? 1.0f : 0.0f')};`
  }
}

/** A number that is missing goes through the sum as it is. */
const unused = ({ missing }: InputColumn) => (missing === null ? '\n        (void)isMissing;' : '')

const orMissing = ({ missing }: InputColumn, value: string) =>
  missing === null ? `isMissing ? (float)x : ${value}` : value

/** Statements that turn the logits in `from` into answers. */
export function answerSource(target: TargetEncoding): string {
  switch (target.kind) {
    case 'classes':
      return ''
    case 'labels':
      return `    for (o = 0; o < ${target.columns.length}; o++) from[o] = 1.0f / (1.0f + expf(-from[o]));\n`
    case 'values':
      return target.columns
        .map(({ scale, offset }, i) => `    from[${i}] = (float)(from[${i}] * ${double(scale)} + ${double(offset)});\n`)
        .join('')
  }
}

/** A number as a constant: a negative one in parentheses. */
function double(value: number): string {
  const text = /[.e]/.test(String(value)) ? String(value) : `${value}.0`
  return value < 0 || Object.is(value, -0) ? `(${text})` : text
}
