import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exp } from './exp.ts'

test('it is as near to Math.exp as both are to the truth', () => {
  fc.assert(
    fc.property(fc.double({ min: -708, max: 709, noNaN: true }), (x) => {
      expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(4 * Number.EPSILON)
    }),
    { numRuns: 2000 },
  )
})

test.each([
  [0, 1],
  [-0, 1],
  [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
  [Number.NEGATIVE_INFINITY, 0],
  [710, Number.POSITIVE_INFINITY],
  [-746, 0],
  [Number.NaN, Number.NaN],
])('exp(%d) is %d', (x, expected) => {
  expect(exp(x)).toBe(expected)
})

test('the smallest numbers are not lost', () => {
  expect(exp(-745)).toBe(Number.MIN_VALUE)
  expect(Math.abs(exp(-740) / Math.exp(-740) - 1)).toBeLessThan(0.01)
})
