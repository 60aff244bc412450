import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gzip } from '../gzip/index.ts'
import { type IdxArray, readIdx, readIdxFile, writeIdx } from './index.ts'

const arrays = fc.array(fc.nat(6), { minLength: 1, maxLength: 4 }).chain((shape): fc.Arbitrary<IdxArray> => {
  const size = shape.reduce((a, b) => a * b, 1)
  return fc.uint8Array({ minLength: size, maxLength: size }).map((data) => ({ shape, data }))
})

test('what is written is read back, gzipped or not', async () => {
  await fc.assert(
    fc.asyncProperty(arrays, async (array) => {
      const file = writeIdx(array)
      expect(readIdx(file)).toEqual(array)
      expect(await readIdxFile(await gzip(file))).toEqual(array)
    }),
    { numRuns: 50 },
  )
})
