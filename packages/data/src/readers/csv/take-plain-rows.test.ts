import { OneloopError } from '@oneloop/core'
import fc from 'fast-check'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { mutated, tables, toCsv } from '../../../test/tables.ts'
import type { Columns, NumberColumn } from '../../columns/column.ts'
import { ColumnsBuilder, type ColumnsBuilderOptions } from '../../columns/columns-builder.ts'
import { takePlainRows } from './take-plain-rows.ts'

const style = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  newline: fc.constantFrom('\n', '\r\n'),
  quoteAll: fc.boolean(),
})

/** What the quick way makes of rows, and what the parser makes of as much of the text: columns, or an error. */
function bothWays(
  text: string,
  names: readonly string[],
  delimiter: string,
  options: Partial<ColumnsBuilderOptions> = {},
) {
  const { decimalComma = false } = options
  let [end, lines] = [text.length, -1]
  const quick = outcome(names, options, (builder) => {
    const taken = takePlainRows(text, { builder, delimiter, newline: '\n', decimalComma })
    end = taken.end
    lines = taken.lines
  })
  const slow = outcome(names, options, (builder) => {
    const parser = new Papa.Parser({ delimiter, newline: '\n', quoteChar: '"' })
    const { data } = parser.parse(text.slice(0, end), 0, true) as Papa.ParseResult<string[]>
    for (const row of data) {
      const cells = row.map((cell, i) => (i === row.length - 1 && cell.endsWith('\r') ? cell.slice(0, -1) : cell))
      if (cells.length !== 1 || cells[0] !== '') builder.addRow(cells)
    }
    if (lines !== -1) expect(data).toHaveLength(lines)
  })
  return { lines, end, quick, slow }
}

function outcome(
  names: readonly string[],
  options: Partial<ColumnsBuilderOptions>,
  fill: (builder: ColumnsBuilder) => void,
): Columns | string {
  const builder = new ColumnsBuilder(names, { source: 'x', ...options })
  try {
    fill(builder)
    return builder.finish()
  } catch (error) {
    if (error instanceof OneloopError) return error.message
    throw error
  }
}

test('what the quick way takes, the parser takes to the same columns', () => {
  const file = fc.tuple(tables, style)
  fc.assert(
    fc.property(
      file.chain(([table, style]) => {
        const [, ...lines] = toCsv(table, style).split(/(?<=\n)/)
        const body = new TextEncoder().encode(lines.join(''))
        return fc.tuple(fc.constant(table), fc.constant(style), fc.oneof(fc.constant(body), mutated(body)))
      }),
      ([{ names }, { delimiter }, body]) => {
        const { quick, slow } = bothWays(new TextDecoder().decode(body).replaceAll('\0', ''), names, delimiter)
        expect(quick).toEqual(slow)
      },
    ),
    { numRuns: 1000 },
  )
})

test('numbers in digits are the numbers that JavaScript reads', () => {
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 18 })
  const number = fc
    .tuple(fc.constantFrom('', '-', '+', ' '), digits, fc.constantFrom('', '.'), digits, fc.constantFrom('', 'e3', ' '))
    .map((parts) => parts.join(''))
    .filter((text) => !Number.isNaN(Number(text || 'x')) && text.trim() !== '')
  fc.assert(
    fc.property(fc.array(number, { minLength: 1 }), fc.boolean(), (texts, decimalComma) => {
      const written = texts.map((text) => (decimalComma ? text.replace('.', ',') : text))
      const { lines, quick, slow } = bothWays(`${written.join(';1\n')};1\n`, ['a', 'b'], ';', {
        types: { a: 'number', b: 'number' },
        decimalComma,
      })
      expect(lines).toBe(texts.length)
      expect(quick).toEqual(slow)
      const { values } = (quick as Columns).columns[0] as NumberColumn
      expect(Array.from(values, Math.fround)).toEqual(texts.map((text) => Math.fround(Number(text))))
    }),
  )
})

test('it takes what files are full of, and stops before what only the parser knows', () => {
  const end = (text: string) => bothWays(text, ['a', 'b'], ',').end
  expect(end('1,x\n"2","a, b"\r\n\n-3.5,\n')).toBe(23)
  expect(end('1,x\n2,"a ""b"""\n')).toBe(4)
  expect(end('1,x\n2,a "b"\n')).toBe(4)
  expect(end('1,x\n2,"a" \n')).toBe(4)
  expect(end('1,x\n2\n')).toBe(4)
  expect(end('1,x\n2,3,4\n')).toBe(4)
  expect(end('1,x\n2,"open\n')).toBe(4)
  expect(end('1,x\n2,3')).toBe(4)
  expect(end('1,ä\n2,말\n')).toBe(8)
})
