import { OneloopError } from '@oneloop/core'
import fc from 'fast-check'
import { gzipSync } from 'fflate'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { expect, test } from 'vitest'
import { inPieces, type MadeTable, madeOf, mutated, tables } from '../../../test/tables.ts'
import { readParquet } from '../read.ts'
import { checkThrift } from './check-thrift.ts'
import { UnpackingBudget } from './unpacking-budget.ts'

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
    { numRuns: 300 },
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

/** A file of one column that repeats a value, in which bytes are exchanged for others. */
function repeated(from: readonly number[], to: readonly number[]): Uint8Array {
  const data = Array.from({ length: 1000 }, () => 'same')
  const columnData = [{ name: 's', data, type: 'STRING' as const, nullable: true }]
  const bytes = new Uint8Array(parquetWriteBuffer({ columnData, codec: 'UNCOMPRESSED' }))
  const text = (bytes: Iterable<number>) => String.fromCharCode(...bytes)
  const at = text(bytes).indexOf(text(from))
  expect(at).toBeGreaterThan(0)
  bytes.set(to, at)
  return bytes
}

test('a value that is repeated more often than there are rows is refused before it is written out', async () => {
  // Of each of 1000 cells the file says by 1 that it is there. A run's length is doubled, and has seven bits in a byte.
  expect((await readParquet(repeated([0xd0, 0x0f, 1], [0xd0, 0x0f, 1]))).rows).toBe(1000)
  const error = /can't be read as Parquet: a run of 8191 values where 1000 are left/
  await expect(readParquet(repeated([0xd0, 0x0f, 1], [0xfe, 0x7f, 1]))).rejects.toThrow(error)
})

test('a number without end in the contents is refused at once', async () => {
  const length = 300_000
  const bytes = new Uint8Array(length + 8).fill(0xff)
  // A field that is a whole number of 64 bits.
  bytes[0] = 0x16
  new DataView(bytes.buffer).setUint32(length, length, true)
  bytes.set(new TextEncoder().encode('PAR1'), length + 4)
  await expect(readParquet(bytes)).rejects.toThrow("it can't be read as Parquet: a number has more than 10 bytes")
})

test('contents that nest without end are refused', () => {
  const nested = new Uint8Array(100_000).fill(0x1c)
  expect(() => checkThrift({ view: new DataView(nested.buffer), offset: 0 })).toThrow('nest deeper than 16')
})

test('a small file may unpack to 256 MiB, and a large one to a thousand times its length', () => {
  const small = new UnpackingBudget('small.parquet', 100)
  small.spend(2 ** 28)
  expect(() => small.spend(2 ** 20)).toThrow(/^small\.parquet: it unpacks to more than 268,537,856 bytes/)
  new UnpackingBudget('large.parquet', 2 ** 24).spend(2 ** 34)
})
