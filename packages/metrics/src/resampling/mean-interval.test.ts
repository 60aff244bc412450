import { expect, test } from 'vitest'
import { meanInterval } from './mean-interval.ts'
import { studentQuantile } from './student-quantile.ts'

// scipy.stats.t.ppf(p, freedom)
test.each([
  [0.975, 1, 12.706204736432095],
  [0.975, 2, 4.302652729911275],
  [0.975, 4, 2.7764451051977987],
  [0.975, 9, 2.2621571627409915],
  [0.995, 29, 2.756385903670592],
  [0.9, 100, 1.290074761346516],
  [0.5, 3, 0],
])('the %d quantile of Student’s t with %d degrees of freedom is scipy’s', (p, freedom, value) => {
  expect(studentQuantile(p, freedom)).toBeCloseTo(value, 8)
})

test('is scipy.stats.t.interval, and wider for folds, which share their training rows', () => {
  const scores = [0.97, 0.98, 0.96, 0.97, 0.98]
  const own = meanInterval(scores)
  // scipy.stats.t.interval(0.95, 4, loc=mean, scale=std(ddof=1) / sqrt(5))
  expect(own.low).toBeCloseTo(0.9616114936631642, 10)
  expect(own.high).toBeCloseTo(0.9823885063368355, 10)
  const folds = meanInterval(scores, { testToTrain: 1 / 4 })
  expect((folds.high - folds.low) / (own.high - own.low)).toBeCloseTo(Math.sqrt((1 / 5 + 1 / 4) / (1 / 5)), 12)
})

test('of one score nothing is known but the score', () => {
  expect(meanInterval([3])).toEqual({ mean: 3, deviation: Number.NaN, low: Number.NaN, high: Number.NaN, count: 1 })
  expect(() => meanInterval([])).toThrow(expect.objectContaining({ code: 'ARGUMENT_INVALID' }))
})
