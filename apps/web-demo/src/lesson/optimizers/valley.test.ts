import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BOTTOM, contour, valleyLoss } from './valley.ts'

test('a contour is where the loss has its value', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 50, noNaN: true }), (loss) => {
      for (const [w, b] of contour(loss)) expect(valleyLoss({ w, b }) / loss).toBeCloseTo(1, 6)
    }),
  )
})

test('the bottom is the lowest place', () => {
  const place = fc.double({ min: -5, max: 5, noNaN: true })
  expect(valleyLoss(BOTTOM)).toBe(0)
  fc.assert(fc.property(place, place, (w, b) => valleyLoss({ w, b }) >= 0))
})
