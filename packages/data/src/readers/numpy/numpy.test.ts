import { concat, OneloopError } from '@oneloop/core'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { madeOf, mutated } from '../../../test/tables.ts'
import { readNpy, readNpz } from '../read.ts'
import { readNpyBytes } from './read-npy.ts'

/** What numpy.save writes, version 1. */
function toNpy(descr: string, shape: readonly number[], values: Uint8Array, fortran = false): Uint8Array {
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(', ')
  const dict = `{'descr': '${descr}', 'fortran_order': ${fortran ? 'True' : 'False'}, 'shape': (${sizes}), }`
  const text = `${dict.padEnd(Math.ceil((dict.length + 11) / 64) * 64 - 11)}\n`
  const header = Uint8Array.of(0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, text.length & 255, text.length >> 8)
  return concat([header, new TextEncoder().encode(text), values])
}

const bytesOf = (array: { buffer: ArrayBufferLike }) => new Uint8Array(array.buffer)

const matrices = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 4 }))
  .chain(([rows, width]) =>
    fc
      .array(fc.integer({ min: -100, max: 100 }), { minLength: rows * width, maxLength: rows * width })
      .map((values) => ({ rows, width, values })),
  )

test('numbers of every type are read', () => {
  const types = {
    '<f4': Float32Array,
    '<f8': Float64Array,
    '|i1': Int8Array,
    '<i2': Int16Array,
    '<i4': Int32Array,
  }
  fc.assert(
    fc.property(matrices, fc.constantFrom(...Object.keys(types)), ({ rows, width, values }, type) => {
      const data = new types[type as keyof typeof types](values)
      const read = readNpyBytes(toNpy(type, [rows, width], bytesOf(data)), 'x.npy')
      expect(read.shape).toEqual([rows, width])
      expect([...read.data].map((value) => Number(value) + 0)).toEqual(values)
    }),
  )
  const wide = readNpyBytes(toNpy('<i8', [2], bytesOf(BigInt64Array.of(-3n, 2n ** 40n))), 'x.npy')
  expect(wide.data).toEqual(Float64Array.of(-3, 2 ** 40))
  const half = Uint16Array.of(0x3e00, 0xc000, 0x0001, 0x7bff, 0x8000, 0x7c00, 0xfc00, 0x7e00)
  expect(readNpyBytes(toNpy('<f2', [8], bytesOf(half)), 'x.npy').data).toEqual(
    Float32Array.of(1.5, -2, 2 ** -24, 65504, -0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN),
  )
})

test("Fortran's order is the transpose", () => {
  fc.assert(
    fc.property(matrices, ({ rows, width, values }) => {
      const turned = Float32Array.from(values, (_, i) => values[(i % rows) * width + Math.floor(i / rows)]!)
      const read = readNpyBytes(toNpy('<f4', [rows, width], bytesOf(turned), true), 'x.npy')
      expect([...read.data].map((value) => Number(value) + 0)).toEqual(values)
    }),
  )
})

test('big-endian numbers, yes and no, and texts', () => {
  expect(readNpyBytes(toNpy('>i2', [2], Uint8Array.of(1, 2, 0, 3)), 'x').data).toEqual(Float64Array.of(258, 3))
  expect(readNpyBytes(toNpy('|b1', [2], Uint8Array.of(1, 0)), 'x').data).toEqual(Uint8Array.of(1, 0))
  const text = bytesOf(Uint32Array.from('né\0😀\0\0', (c) => c.codePointAt(0)!))
  expect(readNpyBytes(toNpy('<U3', [2], text), 'x').data).toEqual(['né', '😀'])
  expect(readNpyBytes(toNpy('|S3', [2], new TextEncoder().encode('ab\0cde')), 'x').data).toEqual(['ab', 'cde'])
})

test('the arrays of a .npz are columns', async () => {
  const npz = zipSync({
    'x.npy': toNpy('<f4', [2, 3], bytesOf(Float32Array.of(1, 2, 3, 4, 5, 6))),
    'y.npy': toNpy('<U1', [2], bytesOf(Uint32Array.of(97, 98))),
  })
  const names = ['x0', 'x1', 'x2', 'y']
  expect(madeOf(await readNpz(npz))).toEqual({
    names,
    cells: [
      [1, 4],
      [2, 5],
      [3, 6],
      ['a', 'b'],
    ],
  })
})

test('a mutated file gives columns or an error with a code, never another error', async () => {
  const npy = toNpy('<f4', [2, 3], bytesOf(Float32Array.of(1, 2, 3, 4, 5, 6)))
  const npz = zipSync({ 'x.npy': npy, 'y.npy': toNpy('|u1', [2], Uint8Array.of(1, 2)) })
  await fc.assert(
    fc.asyncProperty(mutated(npy), mutated(npz), async (one, several) => {
      await readNpy(one).catch((error) => expect(error).toBeInstanceOf(OneloopError))
      await readNpz(several).catch((error) => expect(error).toBeInstanceOf(OneloopError))
    }),
    { numRuns: 500 },
  )
})

test.each([
  ['objects', toNpy('|O', [1], new Uint8Array(8)), /it holds Python objects|its header is malformed/],
  ['complex numbers', toNpy('<c8', [1], new Uint8Array(8)), /NumPy's type 'c8', which is not read/],
  ['a file cut off', toNpy('<f4', [4], new Uint8Array(15)), /\[4\] needs 16 bytes of values, and there are 15/],
  ['a claim past all memory', toNpy('<f8', [999_999_999_999_999], new Uint8Array(8)), /needs/],
  ['a single value', toNpy('<f4', [1], new Uint8Array(4)).slice(0, 5), /it is not a .npy file/],
])('%s: refused', async (_, bytes, message) => {
  await expect(readNpy(bytes, { name: 'x.npy' })).rejects.toThrow(message)
})

test('a small file of one byte repeated, which would unpack to a hundred times its length, is refused', async () => {
  const npz = zipSync({ 'x.npy': toNpy('|u1', [2 ** 26], new Uint8Array(2 ** 26)) })
  await expect(readNpz(npz, { name: 'x.npz' })).rejects.toThrow('x.npz: its arrays unpack to more than 67108864 bytes')
})

test('arrays with different numbers of rows are refused', async () => {
  const npz = zipSync({ 'x.npy': toNpy('|u1', [3], new Uint8Array(3)), 'y.npy': toNpy('|u1', [2], new Uint8Array(2)) })
  await expect(readNpz(npz, { name: 'x.npz' })).rejects.toThrow(/^x\.npz: 'x' has 3 rows, 'y' has 2/)
})
