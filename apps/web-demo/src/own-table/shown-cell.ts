import { type Column, cellText } from 'oneloop'

/** A cell as its file had it, or nearly: float32 numbers without the digits that only their rounding has. */
export function shownCell(column: Column, row: number): string | null {
  const text = cellText(column, row)
  if (text === null || column.type !== 'number' || !(column.values instanceof Float32Array)) return text
  const value = column.values[row]!
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits))
    if (Math.fround(short) === value) return String(short)
  }
  return text
}
