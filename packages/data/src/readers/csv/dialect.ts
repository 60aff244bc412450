import { parseNumber } from '../../columns/cell.ts'

/** How a file of separated values is written. */
export interface Dialect {
  readonly delimiter: string
  readonly newline: '\n' | '\r'
}

const DELIMITERS = [',', ';', '\t', '|']

/** Told by the header: the separator that it holds most often outside quotes, and how its line ends. */
export function findDialect(text: string): Dialect {
  const newline = text.includes('\n') || !text.includes('\r') ? '\n' : '\r'
  const header = (text.split(newline, 1)[0] ?? '').replace(/"(?:[^"]|"")*"/g, '')
  const count = (delimiter: string) => header.split(delimiter).length
  const delimiter = DELIMITERS.reduce((best, other) => (count(other) > count(best) ? other : best))
  return { delimiter, newline }
}

/** Whether numbers are written with a comma: some are, in a file that is not separated by commas, and none with a point. */
export function hasDecimalCommas(rows: readonly (readonly string[])[], { delimiter }: Dialect): boolean {
  if (delimiter === ',') return false
  let found = false
  for (const row of rows) {
    for (const cell of row) {
      if (/^\s*[+-]?\d+,\d+\s*$/.test(cell)) found = true
      else if (cell.includes('.') && !Number.isNaN(parseNumber(cell))) return false
    }
  }
  return found
}
