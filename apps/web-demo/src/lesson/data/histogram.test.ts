import fc from 'fast-check'
import { LESSON_TRANSFORM, toTensor } from 'oneloop'
import { expect, test } from 'vitest'
import { apply } from '../../training/apply.ts'
import { BINS, histogram } from './histogram.ts'

const pixels = fc.uint8Array({ minLength: 1, maxLength: 784 })

test('every value in range is counted once', () => {
  fc.assert(
    fc.property(pixels, fc.integer({ min: 1, max: 64 }), (bytes, bins) => {
      expect(histogram(bytes, bins, 0, 255).reduce((sum, count) => sum + count, 0)).toBe(bytes.length)
    }),
  )
})

test('values outside the range are left out, and the end of the range is in the last bin', () => {
  expect(histogram([-1, 0, 1, 2, 3], 2, 0, 2)).toEqual([1, 2])
})

test('normalising moves the axis, not the shape', () => {
  fc.assert(
    fc.property(pixels, (bytes) => {
      const before = histogram(bytes, BINS, 0, 255)
      expect(histogram(apply(toTensor(), bytes), BINS, 0, 1)).toEqual(before)
      expect(histogram(apply(LESSON_TRANSFORM, bytes), BINS, -1, 1)).toEqual(before)
    }),
    { examples: [[Uint8Array.from({ length: 256 }, (_, byte) => byte)]] },
  )
})
