import { type Column, cellText, isMissing } from '../columns/column.ts'

/** What a column's cells are like, all rows together. */
export interface ColumnSummary {
  readonly missing: number
  /** Different values; `MANY` where there are at least so many. */
  readonly distinct: number
  /** Of numbers and times. */
  readonly range: { readonly least: number; readonly most: number; readonly mean: number } | null
  /** No number has a fraction. */
  readonly isWhole: boolean
  /** The commonest values, at most five, the commonest first. Empty where there are `MANY`. */
  readonly commonest: readonly { readonly text: string; readonly rows: number }[]
}

/** Different values are counted up to here. */
export const MANY = 1001

export function summarize(column: Column, rows: number): ColumnSummary {
  if (column.type === 'uncounted') return { missing: 0, distinct: MANY, range: null, isWhole: false, commonest: [] }
  const counts = new Map<number, number>()
  const values = column.type === 'text' ? column.codes : column.values
  let [missing, sum] = [0, 0]
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  let isWhole = column.type === 'number'
  for (let row = 0; row < rows; row++) {
    if (isMissing(column, row)) {
      missing++
      continue
    }
    const value = values[row]!
    if (value < least) least = value
    if (value > most) most = value
    sum += value
    if (isWhole && !Number.isInteger(value)) isWhole = false
    if (counts.size < MANY) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  const distinct = counts.size
  const present = rows - missing
  const hasRange = column.type !== 'text' && present > 0
  return {
    missing,
    distinct,
    range: hasRange ? { least, most, mean: sum / present } : null,
    isWhole: isWhole && present > 0,
    commonest: distinct < MANY ? commonest(column, counts, rows) : [],
  }
}

function commonest(column: Column, counts: ReadonlyMap<number, number>, rows: number): ColumnSummary['commonest'] {
  const top = [...counts].sort(([, a], [, b]) => b - a).slice(0, 5)
  const values = column.type === 'text' ? column.codes : column.type === 'uncounted' ? [] : column.values
  return top.map(([value, count]) => {
    let row = 0
    while (row < rows && values[row] !== value) row++
    return { text: cellText(column, row)!, rows: count }
  })
}
