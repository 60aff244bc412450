import { OneloopError } from '@oneloop/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inPieces, madeOf, mutated, rowsOf, tables } from '../../../test/tables.ts'
import { readJson, readJsonLines } from '../read.ts'
import type { DataSource } from '../source.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

test('a list of objects, an object of lists, and a line for each object are the same columns', async () => {
  await fc.assert(
    fc.asyncProperty(tables, fc.integer({ min: 1, max: 30 }), async (table, length) => {
      const rows = rowsOf(table)
      expect(madeOf(await readJson(JSON.stringify(rows)))).toEqual(table)
      const lists = Object.fromEntries(table.names.map((name, i) => [name, table.cells[i]]))
      expect(madeOf(await readJson(JSON.stringify(lists)))).toEqual(table)
      const lines = rows.map((row) => JSON.stringify(row)).join('\n')
      expect(madeOf(await readJsonLines(inPieces(utf8(lines), length)))).toEqual(table)
    }),
  )
})

test('a mutated file gives columns or an error with a code, never another error', async () => {
  await fc.assert(
    fc.asyncProperty(
      tables.chain((table) => mutated(utf8(JSON.stringify(rowsOf(table))))),
      tables.chain((table) =>
        mutated(
          utf8(
            rowsOf(table)
              .map((row) => JSON.stringify(row))
              .join('\n'),
          ),
        ),
      ),
      async (list, lines) => {
        await readJson(list).catch((error) => expect(error).toBeInstanceOf(OneloopError))
        await readJsonLines(lines).catch((error) => expect(error).toBeInstanceOf(OneloopError))
      },
    ),
  )
})

test('a name that a row leaves out is a missing cell; true and false are texts', async () => {
  expect(madeOf(await readJson('[{"a":1},{"b":true},{"a":null,"b":false}]'))).toEqual({
    names: ['a', 'b'],
    cells: [
      [1, null, null],
      [null, 'true', 'false'],
    ],
  })
})

test.each([
  ['', /it is empty/],
  ['[{"a":1}', /it is not JSON/],
  ['3', /neither a list of rows nor an object of columns/],
  ['[1]', /row 1 is not an object/],
  ['[{"a":1},{"a":[1]}]', /row 2, column 'a': the cell is a list/],
  ['[{"a":1},{"a":{}}]', /row 2, column 'a': the cell is object/],
  ['{"a":[1,2],"b":[1]}', /column 'b' has 1 cells, another has 2/],
  ['[]', /it has no rows/],
  ['[{"a":1},{"a":2},{"a":"x"}]', /row 3, column 'a': 'x' is not a number/],
])('%j is refused', async (text, message) => {
  await expect(readJson(text, { name: 'x.json' })).rejects.toThrow(message)
})

test('a line that is no JSON is named', async () => {
  await expect(readJsonLines('{"a":1}\n{"a":\n', { name: 'x.jsonl' })).rejects.toThrow(/^x\.jsonl: line 2 is not JSON/)
})

test('a line without an end, and 10 GB, are refused before they are read', async () => {
  let pieces = 0
  const source = (size: number | null, first: string, next: string): DataSource => ({
    name: 'big.jsonl',
    size,
    async *stream() {
      for (pieces = 0; pieces < 1e4; pieces++) yield utf8(pieces === 0 ? first : next)
    },
  })
  const endless = source(null, '{"a":1}\n{"a":"', 'x'.repeat(2 ** 20))
  await expect(readJsonLines(endless)).rejects.toThrow('big.jsonl: line 2 has more than 16,777,216 characters')
  expect(pieces).toBeLessThan(20)
  const rows = '{"a":1,"b":2}\n'.repeat(5000)
  await expect(readJsonLines(source(1e11, rows, rows))).rejects.toThrow(
    /^big\.jsonl: about \d,\d{3},\d{3},\d{3} rows of 2 columns take \d+\.\d GiB/,
  )
  expect(pieces).toBe(0)
})

test('lists in lists are refused before they take a hundred times their text in memory; brackets in texts are text', async () => {
  await expect(readJson('['.repeat(1e6) + ']'.repeat(1e6), { name: 'x.json' })).rejects.toMatchObject({
    code: 'DATA_FILE_INVALID',
    message: expect.stringContaining('it nests deeper than a table does'),
  })
  const cells = ['[[[[', '{{{{"', String.raw`\"[[[[`, '\\']
  const read = await readJson(JSON.stringify(cells.map((cell) => ({ cell }))))
  expect(read.columns[0]).toMatchObject({ texts: cells })
  await expect(readJson('[{"a": [1]}]')).rejects.toThrow(/row 1/)
})
