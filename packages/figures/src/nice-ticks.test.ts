import fc from 'fast-check'
import { expect, test } from 'vitest'
import { niceStep, niceTicks } from './nice-ticks.ts'

test('an axis of percentages holds every value, has 2 to 10 steps and stays within 0 to 100', () => {
  const percentages = fc.array(
    fc.double({ min: 0, max: 100, noNaN: true }).map((x) => Number(x.toFixed(2))),
    { minLength: 1 },
  )
  fc.assert(
    fc.property(percentages, (values) => {
      const { min, max, interval } = niceTicks(values, 0, 100)
      expect(min).toBeGreaterThanOrEqual(0)
      expect(max).toBeLessThanOrEqual(100)
      expect(Math.min(...values)).toBeGreaterThanOrEqual(min)
      expect(Math.max(...values)).toBeLessThanOrEqual(max)
      expect((max - min) / interval).toBeLessThanOrEqual(10)
      expect((max - min) / interval).toBeGreaterThanOrEqual(1)
    }),
  )
})

test('steps are 1, 2 or 5 of a power of ten, the first that is enough', () => {
  expect([0.003, 0.02, 0.3, 1, 1.5, 4, 7, 90].map(niceStep)).toEqual([0.005, 0.02, 0.5, 1, 2, 5, 10, 100])
})

test('losses of any size get an axis that holds them', () => {
  const losses = fc.array(fc.double({ min: 1e-200, max: 1e200, noNaN: true }), { minLength: 1 })
  fc.assert(
    fc.property(losses, (values) => {
      const { min, max, interval } = niceTicks(values, 0, Number.POSITIVE_INFINITY)
      expect(interval).toBeGreaterThan(0)
      expect(min).toBeLessThanOrEqual(Math.min(...values) * (1 + 1e-9))
      expect(max).toBeGreaterThanOrEqual(Math.max(...values) * (1 - 1e-9))
    }),
  )
})
