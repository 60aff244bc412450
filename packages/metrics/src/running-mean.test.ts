import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RunningMean } from './index.ts'

test('the mean is the sum over the count, and a weight is so many equal values', () => {
  const weighted = fc.tuple(fc.double({ min: -1e3, max: 1e3, noNaN: true }), fc.integer({ min: 1, max: 9 }))
  fc.assert(
    fc.property(fc.array(weighted, { minLength: 1 }), (list) => {
      const mean = new RunningMean()
      for (const [value, weight] of list) mean.add(value, weight)
      const values = list.flatMap(([value, weight]) => Array.from({ length: weight }, () => value))
      expect(mean.count).toBe(values.length)
      expect(mean.mean).toBeCloseTo(values.reduce((a, b) => a + b, 0) / values.length, 8)
      mean.reset()
      expect(mean.mean).toBeNaN()
    }),
  )
})
