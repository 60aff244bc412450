import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Dataset } from './dataset.ts'
import { type AffineMap, compose, fitNormalize, normalize, toTensor } from './transforms.ts'

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

test('features are normalised by the rows of a part alone, and a dataset is seen through the map', () => {
  const features = Uint8Array.of(1, 3, 5, 7, 200, 250)
  const fields = {
    features,
    labels: Uint8Array.of(0, 1, 0),
    rows: 1,
    columns: 2,
    classNames: ['a', 'b'],
    source: 'made',
  }
  const train = new Dataset(fields).subset([0, 1])
  const map = fitNormalize(train)
  const seen = [1, 3, 5, 7].map((value) => apply(map, value))
  expect(seen.reduce((a, b) => a + b)).toBeCloseTo(0, 12)
  expect(seen.reduce((sum, value) => sum + value * value, 0) / 4).toBeCloseTo(1, 12)
  expect(train.withTransform(map)).toMatchObject({ transform: map, features, length: 2 })
  const flat = new Dataset({ ...fields, features: new Uint8Array(6) })
  expect(() => fitNormalize(flat)).toThrow(/made: all images are of one colour/)
})
