import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Dtype, decodeSafetensors, dtypeBits, elementCount, encodeSafetensors, faultIn } from '../files/index.ts'
import { OneloopError } from '../index.ts'

const fault = faultIn('test')

const tensor = fc
  .record({
    dtype: fc.constantFrom(...(Object.keys(dtypeBits) as Dtype[])),
    // Eight elements are whole bytes, whatever the bits of one.
    shape: fc.array(fc.nat(3), { maxLength: 3 }).map((shape) => [...shape, 8]),
    fill: fc.nat(255),
  })
  .map(({ dtype, shape, fill }) => {
    const bytes = new Uint8Array((elementCount(shape, 'it', 0, fault) * dtypeBits[dtype]) / 8).fill(fill)
    return { dtype, shape, bytes }
  })
const text = fc.string({ unit: 'binary' }).filter((name) => !/\p{Cs}/u.test(name))
const files = fc.record({
  tensors: fc
    .dictionary(
      text.filter((name) => name !== '__metadata__'),
      tensor,
      { maxKeys: 5 },
    )
    .map((named) => Object.entries(named).map(([name, one]) => ({ name, ...one }))),
  metadata: fc.dictionary(text, text, { maxKeys: 3 }),
})

test('what is encoded is decoded: names, types, shapes, values, metadata; the data aligned', () =>
  fc.assert(
    fc.property(files, ({ tensors, metadata }) => {
      const bytes = encodeSafetensors(tensors, metadata)
      const read = decodeSafetensors(bytes, fault)
      expect(Object.fromEntries(read.metadata)).toEqual(metadata)
      // Tensors without elements have no place of their own among their neighbours.
      const byName = (list: readonly { name: string }[]) => new Map(list.map((one) => [one.name, one]))
      expect(byName(read.tensors.map(({ offset: _, ...one }) => one))).toEqual(byName(tensors))
      expect(read.tensors[0]?.offset ?? 0).toSatisfy((offset: number) => offset % 8 === 0)
      expect(encodeSafetensors(tensors, metadata)).toEqual(bytes)
    }),
  ))

test('a file that is cut is refused, wherever', () =>
  fc.assert(
    fc.property(files, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), ({ tensors, metadata }, at) => {
      const bytes = encodeSafetensors(tensors, metadata)
      const cut = bytes.subarray(0, Math.floor(at * bytes.length))
      let error: unknown
      try {
        decodeSafetensors(cut, fault)
      } catch (reason) {
        error = reason
      }
      expect(error).toBeInstanceOf(OneloopError)
      expect(error).toMatchObject({ code: 'MODEL_FILE_TRUNCATED', offset: expect.any(Number) })
    }),
  ))

test('out of a part of a larger buffer, tensors are read from their own bytes', () => {
  const bytes = encodeSafetensors([{ name: 'a', dtype: 'U8', shape: [2], bytes: Uint8Array.of(7, 8) }], {})
  const pool = Buffer.concat([Buffer.alloc(24, 1), bytes, Buffer.alloc(24, 2)])
  const [read] = decodeSafetensors(pool.subarray(24, 24 + bytes.length), fault).tensors
  expect([...new Uint8Array(read!.bytes.slice().buffer)]).toEqual([7, 8])
})
