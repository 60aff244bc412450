import { OneloopError } from '@oneloop/core'
import { type Column, type Columns, cellText, isMissing, rowNumber } from '../columns/column.ts'
import type { ColumnType } from '../columns/column-builder.ts'
import { findColumn } from '../columns/find-column.ts'
import { type InputColumn, inputWidth, type Preprocessing } from './preprocessing.ts'

/** A column's categories that training never saw. */
export interface UnseenCategories {
  readonly column: string
  /** Rows that have one. */
  readonly rows: number
  /** The first of them. */
  readonly example: string
}

/** Raw columns as inputs of a network. */
export interface EncodedInputs {
  /** `[rows, width]` */
  readonly features: Float32Array
  readonly width: number
  /** Harmless: the network sees none of the known categories in these rows. */
  readonly unseen: readonly UnseenCategories[]
}

/**
 * Raw columns as the inputs of a network. Columns that the preprocessing does not name are passed over.
 *
 * @throws OneloopError `COLUMN_MISSING`; `CELL_INVALID` for a missing cell where those are refused, and for text where
 * numbers are expected
 */
export function encodeInputs(columns: Columns, { inputs }: Pick<Preprocessing, 'inputs'>): EncodedInputs {
  const width = inputs.reduce((sum, input) => sum + inputWidth(input), 0)
  const features = new Float32Array(columns.rows * width)
  const unseen: UnseenCategories[] = []
  let place = 0
  for (const input of inputs) {
    const column = findColumn(columns, input.name)
    const codes = codesOf(column, input, columns)
    const found = write(features, place, width, codes, column, input, columns)
    if (found !== null) unseen.push(found)
    place += inputWidth(input)
  }
  return { features, width, unseen }
}

/** What readers are to take the columns for, so that new files are read as the training file was. */
export function columnTypes({ inputs }: Pick<Preprocessing, 'inputs'>): Record<string, ColumnType> {
  return Object.fromEntries(inputs.map(({ name, kind }) => [name, kind === 'number' ? 'number' : 'text']))
}

/** A category that training never saw, among the codes of categories. */
const UNSEEN = -1

/** A column as numbers: a number's own value, a category's place, 1 and 0 for yes and no; NaN where it is missing. */
function codesOf(column: Column, input: InputColumn, { source }: Columns): (row: number) => number {
  if (column.type === 'uncounted') throw notOfKind(column, input, source)
  if (input.kind === 'number') {
    if (column.type !== 'number') throw notOfKind(column, input, source)
    return (row) => column.values[row]!
  }
  const known = input.kind === 'category' ? input.categories : [input.no, input.yes]
  const places = new Map(known.map((text, place) => [text, place]))
  if (column.type === 'text') {
    const byCode = column.texts.map((text) => places.get(text) ?? UNSEEN)
    return (row) => (isMissing(column, row) ? Number.NaN : byCode[column.codes[row]!]!)
  }
  return (row) => {
    const text = cellText(column, row)
    return text === null ? Number.NaN : (places.get(text) ?? UNSEEN)
  }
}

function write(
  features: Float32Array,
  start: number,
  width: number,
  codes: (row: number) => number,
  column: Column,
  input: InputColumn,
  columns: Columns,
): UnseenCategories | null {
  const { rows, source } = columns
  const [scale, offset] = input.kind === 'number' ? [input.scale, input.offset] : [1, 0]
  const isCategory = input.kind === 'category'
  const indicator = input.missing?.indicator ? inputWidth(input) - 1 : -1
  let unseenRows = 0
  let example = ''
  for (let row = 0; row < rows; row++) {
    const at = row * width + start
    let value = codes(row)
    if (Number.isNaN(value)) {
      if (input.missing === null) throw refused(input, rowNumber(columns, row), source)
      value = input.missing.fill
      if (indicator >= 0) features[at + indicator] = 1
    } else if (value === UNSEEN && input.kind !== 'number') {
      if (unseenRows++ === 0) example = cellText(column, row) ?? ''
      continue
    }
    if (isCategory) features[at + value] = 1
    else features[at] = value * scale + offset
  }
  return unseenRows === 0 ? null : { column: input.name, rows: unseenRows, example }
}

function refused({ name }: InputColumn, row: number, file: string): OneloopError {
  return new OneloopError(`row ${row}, column '${name}': the cell is empty`, {
    code: 'CELL_INVALID',
    file,
    fix: 'give it a value, or let missing cells be filled: missing: "mean"',
  })
}

function notOfKind({ name, type }: Column, { kind }: InputColumn, file: string): OneloopError {
  const found = { number: 'numbers', text: 'texts', time: 'dates', uncounted: 'texts that all differ' }[type]
  const wanted = { number: 'numbers', category: 'categories', yesNo: 'yes and no' }[kind]
  return new OneloopError(`column '${name}' holds ${found}, and ${wanted} are expected`, { code: 'CELL_INVALID', file })
}
