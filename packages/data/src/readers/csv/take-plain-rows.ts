import type { ColumnsBuilder } from '../../columns/columns-builder.ts'
import type { Dialect } from './dialect.ts'

/** How much of a text was read. */
export interface Taken {
  /** Lines, blank ones too. */
  readonly lines: number
  /** Where the next row starts. */
  readonly end: number
}

export interface PlainRowsOptions extends Dialect {
  readonly builder: ColumnsBuilder
  readonly decimalComma: boolean
}

const [QUOTE, RETURN, LINE_FEED, MINUS, ZERO, NINE] = [...'"\r\n-09'].map((c) => c.charCodeAt(0)) as [
  ...[number, number, number, number, number, number],
]

/** Both of these are exact in float64, so their quotient is the float64 nearest to the decimal number. */
const MOST_DIGITS = 15
const POWERS = Array.from({ length: MOST_DIGITS + 1 }, (_, i) => 10 ** i)

/**
 * The quick way for what most files are full of: whole rows of as many cells as there are columns, numbers written in
 * digits, and cells in quotes that hold no quote. They go into the columns without being cut into texts first. It stops
 * before the first row that is anything else (with another number of cells, a quote in a cell, no end yet) and leaves it, and
 * all that is to be said of it, to the parser.
 *
 * W. D. Clinger, How to Read Floating Point Numbers Accurately, 1990, https://doi.org/10.1145/93548.93557
 *
 * @throws OneloopError as `ColumnsBuilder.addRow`
 */
export function takePlainRows(text: string, { builder, decimalComma, delimiter, newline }: PlainRowsOptions): Taken {
  const { columns } = builder
  const width = columns.length
  const [separator, lineEnd] = [delimiter.charCodeAt(0), newline.charCodeAt(0)]
  const point = (decimalComma ? ',' : '.').charCodeAt(0)
  const codes = charCodes(text)
  const starts = new Int32Array(width)
  const ends = new Int32Array(width)
  const values = new Float64Array(width)
  let [lines, end] = [0, 0]

  for (;;) {
    let at = end
    let cells = 0
    let isRowEnd = false
    while (!isRowEnd) {
      if (cells === width) return { lines, end }
      let start = at
      let value = Number.NaN
      let code = codes[at]!
      if (code === QUOTE) {
        start++
        at = text.indexOf('"', start)
        if (at === -1) return { lines, end }
        ends[cells] = at
        code = codes[++at]!
        if (code === RETURN && lineEnd === LINE_FEED) code = codes[++at]!
        if (code !== separator && code !== lineEnd) return { lines, end }
      } else {
        const isNegative = code === MINUS
        if (isNegative) code = codes[++at]!
        let [digits, decimals, mantissa] = [0, 0, 0]
        for (; code >= ZERO && code <= NINE; code = codes[++at]!) {
          mantissa = mantissa * 10 + (code - ZERO)
          digits++
        }
        if (code === point && code !== separator) {
          for (code = codes[++at]!; code >= ZERO && code <= NINE; code = codes[++at]!) {
            mantissa = mantissa * 10 + (code - ZERO)
            decimals++
          }
          digits += decimals
        }
        const afterNumber = at
        while (code !== separator && code !== lineEnd) {
          if (code === QUOTE || code === 0) return { lines, end }
          code = codes[++at]!
        }
        const last = code === lineEnd && lineEnd === LINE_FEED && codes[at - 1]! === RETURN ? at - 1 : at
        ends[cells] = last
        if (afterNumber === last && digits > 0 && digits <= MOST_DIGITS) {
          value = mantissa / POWERS[decimals]!
          if (isNegative) value = -value
        }
      }
      starts[cells] = start
      values[cells++] = value
      isRowEnd = code === lineEnd
      at++
    }
    const isBlank = cells === 1 && starts[0] === ends[0]
    if (!isBlank) {
      if (cells < width) return { lines, end }
      builder.startRow(width)
      for (let i = 0; i < width; i++) {
        const column = columns[i]!
        const value = values[i]!
        if (column.isNumber && !Number.isNaN(value)) column.pushNumber(value)
        else column.push(text.slice(starts[i], ends[i]))
      }
    }
    lines++
    end = at
  }
}

const encoder = new TextEncoder()

/** Of a text, and a zero, which no text holds: bytes where it is ASCII, which are gone through twice as fast. */
function charCodes(text: string): Uint8Array | Uint16Array {
  const { length } = text
  const bytes = new Uint8Array(length + 1)
  const { read, written } = encoder.encodeInto(text, bytes)
  if (read === length && written === read) return bytes
  const codes = new Uint16Array(length + 1)
  for (let i = 0; i < length; i++) codes[i] = text.charCodeAt(i)
  return codes
}
