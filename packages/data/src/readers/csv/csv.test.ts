import { OneloopError } from '@oneloop/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inPieces, madeOf, mutated, tables, toCsv } from '../../../test/tables.ts'
import { readCsv, readCsvPieces } from '../read.ts'
import type { DataSource } from '../source.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

test('what is written is read: quotes, line breaks in quotes, byte order marks, any separator and line end', async () => {
  const style = fc.record({
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    newline: fc.constantFrom('\n', '\r\n'),
    quoteAll: fc.boolean(),
    bom: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(tables, style, async (table, style) => {
      // One column has no separator to be told by, and a blank line would be its missing cell.
      fc.pre(table.names.length > 1)
      expect(madeOf(await readCsv(toCsv(table, style)))).toEqual(table)
    }),
  )
})

test('a file is read to the same columns however it comes in pieces', async () => {
  await fc.assert(
    fc.asyncProperty(tables, fc.integer({ min: 1, max: 50 }), async (table, length) => {
      const bytes = utf8(toCsv(table, { bom: true }))
      const whole = await readCsv(bytes, { name: 'x' })
      expect(await readCsv(inPieces(bytes, length), { name: 'x' })).toEqual(whole)
      expect(await readCsv(new Blob([bytes]), { name: 'x' })).toEqual(whole)
    }),
    { numRuns: 50 },
  )
})

test('rows that lie across the pieces of a large file are read once and whole', async () => {
  const rows = Array.from({ length: 60_000 }, (_, i) => `${i},"text ${i % 100}, ""quoted""\nand broken",${i / 8}`)
  const { columns } = await readCsv(inPieces(utf8(`a,b,c\n${rows.join('\n')}`), 70_001))
  const [a, b, c] = columns
  expect(a).toMatchObject({ type: 'number', values: Float32Array.from(rows.keys()) })
  expect(c).toMatchObject({ type: 'number', values: Float32Array.from(rows.keys(), (i) => i / 8) })
  expect(b).toMatchObject({ type: 'text', texts: expect.objectContaining({ length: 100 }) })
})

test('a mutated file gives columns or an error with a code, never another error', async () => {
  await fc.assert(
    fc.asyncProperty(
      tables.chain((table) => mutated(utf8(toCsv(table)))),
      async (bytes) => {
        await readCsv(bytes).catch((error) => expect(error).toBeInstanceOf(OneloopError))
      },
    ),
  )
})

test('pieces are the rows of the whole, and their errors name the rows of the file', async () => {
  const rows = Array.from({ length: 60_000 }, (_, i) => `${i},"text ${i % 100}",${i / 8}`)
  const options = { types: { a: 'number' }, name: 'x.csv' } as const
  let next = 0
  for await (const { rows: length, firstRow = 1, columns } of readCsvPieces(`a,b,c\n${rows.join('\n')}`, options)) {
    expect(firstRow).toBe(next + 1)
    expect(columns[0]).toMatchObject({ type: 'number', values: Float32Array.from({ length }, (_, i) => next + i) })
    expect(columns[2]!.type).toBe('text')
    next += length
  }
  expect(next).toBe(60_000)
  rows[50_000] = 'x,y,z'
  const reading = async () => {
    for await (const _ of readCsvPieces(`a,b,c\n${rows.join('\n')}`, options));
  }
  await expect(reading()).rejects.toThrow("x.csv: row 50001, column 'a': 'x' is not a number")
})

test('UTF-16 is read where a byte order mark says so', async () => {
  const text = '\uFEFFname,n\nä,1\n'
  const bytes = Uint8Array.from(text.split('').flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]))
  expect(madeOf(await readCsv(bytes))).toEqual({ names: ['name', 'n'], cells: [['ä'], [1]] })
})

test('decimal commas are read where commas do not separate and no number has a point', async () => {
  expect(madeOf(await readCsv('a;b\n1,5;x\n-2;y\n')).cells[0]).toEqual([1.5, -2])
  expect(madeOf(await readCsv('a;b;c\n1,5;x;0.5\n2,5;y;1\n')).cells[0]).toEqual(['1,5', '2,5'])
})

test('columns are what they are told to be', async () => {
  const { columns } = await readCsv('zip,day,n\n10115,2024-01-31,1\n', { types: { zip: 'text', day: 'text' } })
  expect(columns.map(({ type }) => type)).toEqual(['text', 'text', 'number'])
})

test.each([
  ['a\n1\n2.5\n\n', 'number'],
  ['a,b\nNA,\n?,\n1e3,\n', 'number'],
  ['a\n007\n012\n', 'text'],
  ['a\n2024-01-31\n2024-02-01T10:30:00+02:00\n', 'time'],
  ['a\nyes\nno\n', 'text'],
  ['a\n0x1f\n0b1\n', 'text'],
])('%j is a column of type %s', async (text, type) => {
  expect((await readCsv(text)).columns[0]!.type).toBe(type)
})

test('whole numbers that float32 cannot hold are kept', async () => {
  const { columns } = await readCsv('id\n1\n16777217\n')
  expect(columns[0]).toMatchObject({ values: Float64Array.of(1, 16_777_217) })
})

describe('bad files are one line with the file, the row and the column', () => {
  const cases: [what: string, text: string | Uint8Array, message: RegExp][] = [
    ['an empty file', '', /^x\.csv: it is empty/],
    ['a header alone', 'a,b\n', /^x\.csv: it has no rows/],
    ['a row too long', 'a,b\n1,2\n3,4,5\n', /^x\.csv: row 2 has 3 cells, but there are 2 columns/],
    ['a row too short', 'a,b\n1\n', /^x\.csv: row 1 has 1 cells/],
    ['a column without a name', 'a,,c\n1,2,3\n', /^x\.csv: column 2 has no name/],
    ['two columns of one name', 'a,b,a\n1,2,3\n', /^x\.csv: two columns are named 'a'/],
    ['text among numbers', 'a,b\n1,2\n3,4\n5,six\n', /^x\.csv: row 3, column 'b': 'six' is not a number/],
    ['an infinity', 'a\n1\n-Infinity\n', /^x\.csv: row 2, column 'a': -Infinity is not a finite number/],
    ['a number past all numbers', 'a\n1\n1e999\n', /^x\.csv: row 2, column 'a': 1e999 is not a finite number/],
    ['no header', '1,2\n3,4\n', /^x\.csv: its first line has numbers where names of columns should be/],
    ['a quote that is not closed', 'a,b\n1,"2\n3,4\n', /^x\.csv: row 1: a quote is opened and never closed/],
    ['text after a quote', 'a,b\n1,"2"3\n', /^x\.csv: row 1: text follows a closing quote/],
    [
      'Latin-1',
      Uint8Array.of(97, 10, 0xe9, 10),
      /^x\.csv at byte [23]: its bytes are not UTF-8 text; save it with the encoding/,
    ],
    [
      'UTF-16 that does not say so',
      Uint8Array.from('a,b\n1,2\n3,4\n'.split('').flatMap((c) => [c.charCodeAt(0), 0])),
      /^x\.csv at byte 1: its bytes look like UTF-16 without a byte order mark; save it with the encoding UTF-8/,
    ],
    ['a file of one line', 'a'.repeat(2 ** 24 + 2 ** 20), /^x\.csv: the header has more than 16,777,216 characters/],
    ['a zip', Uint8Array.of(0x50, 0x4b, 3, 4, 0), /^x\.csv: it is a zip file or an Excel workbook, not text/],
    ['bytes', Uint8Array.of(97, 10, 1, 0), /^x\.csv at byte 3: it is a binary file, not text/],
  ]
  test.each(cases)('%s', async (_, text, message) => {
    const error = await readCsv(text, { name: 'x.csv' }).catch((error) => error)
    expect(error).toBeInstanceOf(OneloopError)
    expect(error.message).toMatch(message)
    expect(error.message).not.toContain('\n')
  })

  test('text that comes late in a column of numbers', async () => {
    const error = await readCsv(`a\n${'1\n'.repeat(70_000)}x\n`, { name: 'x.csv' }).catch((error) => error)
    expect(error.message).toMatch(/row 70001, column 'a': 'x' is not a number/)
  })

  test('10 GB: refused by what its first rows say, before it is read', async () => {
    let pieces = 0
    const source: DataSource = {
      name: 'big.csv',
      size: 1e10,
      async *stream() {
        for (; pieces < 1e4; pieces++) yield utf8(pieces === 0 ? 'a,b\n1,2\n' : '1,2\n'.repeat(2 ** 18))
      },
    }
    await expect(readCsv(source)).rejects.toThrow(
      /^big\.csv: about 2,\d{3},\d{3},\d{3} rows of 2 columns take \d+\.\d GiB/,
    )
    expect(pieces).toBeLessThan(3)
  })
})
