import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AffineMap, compose, normalize, toTensor } from './transforms.ts'

const apply = ({ scale, offset }: AffineMap, x: number) => x * scale + offset

test("the lesson's map takes 0 to -1 and 255 to 1, exactly", () => {
  expect([0, 255].map((byte) => apply(compose(toTensor(), normalize({ mean: 0.5, std: 0.5 })), byte))).toEqual([-1, 1])
})

test('composing is applying one after the other', () => {
  const std = fc.double({ min: 0.01, max: 10, noNaN: true })
  const mean = fc.double({ min: -10, max: 10, noNaN: true })
  fc.assert(
    fc.property(mean, std, fc.nat(255), (mean, std, byte) => {
      expect(apply(compose(toTensor(), normalize({ mean, std })), byte)).toBeCloseTo((byte / 255 - mean) / std, 8)
    }),
  )
})

test.each([
  [0, 0],
  [0, -1],
  [Number.NaN, 1],
  [0, Number.POSITIVE_INFINITY],
])('mean %d and std %d are refused', (mean, std) => {
  expect(() => normalize({ mean, std })).toThrow(expect.objectContaining({ code: 'ARGUMENT_INVALID' }))
})
