import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BOTTOM, contour, INPUTS, valleyLoss } from './valley.ts'

const place = fc.record({
  w1: fc.double({ min: -5, max: 5, noNaN: true }),
  w2: fc.double({ min: -5, max: 5, noNaN: true }),
})

test('the height is the mean squared error of the neuron that should add its inputs up', () => {
  fc.assert(
    fc.property(place, ({ w1, w2 }) => {
      const errors = INPUTS.map(([x1, x2]) => (w1 * x1 + w2 * x2 - (x1 + x2)) ** 2)
      const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length
      expect(valleyLoss({ w1, w2 })).toBeCloseTo(mean, 6)
    }),
  )
})

test('a contour is where the loss has its value', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 50, noNaN: true }), (loss) => {
      for (const [w1, w2] of contour(loss)) expect(valleyLoss({ w1, w2 }) / loss).toBeCloseTo(1, 6)
    }),
  )
})

test('the bottom is the lowest place', () => {
  expect(valleyLoss(BOTTOM)).toBe(0)
  fc.assert(fc.property(place, (point) => valleyLoss(point) >= 0))
})
