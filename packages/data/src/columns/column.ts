/** Columns of the same length, as a reader found them: before anybody has said what they are for. */
export interface Columns {
  /** Where they come from, for people: a file's name. */
  readonly source: string
  readonly rows: number
  /** The number, in the file, of the first of these rows. Default: 1. */
  readonly firstRow?: number
  readonly columns: readonly Column[]
}

/** A column by what its cells hold. */
export type Column = NumberColumn | TextColumn | TimeColumn | UncountedColumn

/** A column of numbers; NaN where a cell is missing. */
export interface NumberColumn {
  readonly type: 'number'
  readonly name: string
  /** `[rows]`, NaN where a cell is missing. Float64 only where there are whole numbers that float32 cannot hold. */
  readonly values: Float32Array | Float64Array
}

/** Text by dictionary: a row's cell is `texts[codes[row]]`. */
export interface TextColumn {
  readonly type: 'text'
  readonly name: string
  /** `[rows]`, `MISSING` where a cell is missing. */
  readonly codes: Uint32Array
  /** In the order in which they first came. */
  readonly texts: readonly string[]
}

/** Dates and times. */
export interface TimeColumn {
  readonly type: 'time'
  readonly name: string
  /** `[rows]`, milliseconds since 1970 UTC, NaN where a cell is missing. */
  readonly values: Float64Array
}

/** So many different texts that they are not kept: nothing can be learnt from such a column. */
export interface UncountedColumn {
  readonly type: 'uncounted'
  readonly name: string
}

/** The number of a row in its file, from 1, for errors. */
export function rowNumber({ firstRow = 1 }: Pick<Columns, 'firstRow'>, row: number): number {
  return firstRow + row
}

/** The code of a missing text. */
export const MISSING = 0xffff_ffff

/** Whether a column's cell has no value. */
export function isMissing(column: Column, row: number): boolean {
  switch (column.type) {
    case 'number':
    case 'time':
      return Number.isNaN(column.values[row])
    case 'text':
      return column.codes[row] === MISSING
    case 'uncounted':
      return false
  }
}

/**
 * A cell as text: a number as JavaScript writes it, a time in ISO 8601. Null where it is missing. So the number 7 and the
 * text '7' are one category.
 */
export function cellText(column: Column, row: number): string | null {
  if (isMissing(column, row)) return null
  switch (column.type) {
    case 'number':
      return String(column.values[row])
    case 'time':
      return new Date(column.values[row]!).toISOString()
    case 'text':
      return column.texts[column.codes[row]!]!
    case 'uncounted':
      return ''
  }
}
