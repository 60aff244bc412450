import fc from 'fast-check'
import { expect, test } from 'vitest'
import { median, ratios, summarize } from './statistics.ts'

const seconds = fc.array(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 20 })

test('half of the values are at most the median and half at least', () => {
  fc.assert(
    fc.property(seconds, (values) => {
      const middle = median(values)
      expect(values.filter((value) => value <= middle).length * 2).toBeGreaterThanOrEqual(values.length)
      expect(values.filter((value) => value >= middle).length * 2).toBeGreaterThanOrEqual(values.length)
    }),
  )
  expect(median([4, 1])).toBe(2.5)
  expect(median([])).toBeNaN()
})

test('the summary does not depend on the order, and leaves the values alone', () => {
  fc.assert(
    fc.property(seconds, (values) => {
      const before = [...values]
      expect(summarize(values.toReversed())).toEqual(summarize(values))
      expect(values).toEqual(before)
    }),
  )
})

test('a machine that is slower in some rounds does not change the ratio of those who share the round', () => {
  fc.assert(
    fc.property(seconds, fc.double({ min: 0.1, max: 100, noNaN: true }), (fast, times) => {
      const slow = fast.map((value) => value * times)
      expect(ratios(slow, fast).median).toBeCloseTo(times, 6)
    }),
  )
  expect(ratios([6, 8, 100], [3, 2])).toEqual({ median: 3, min: 2, max: 4, count: 2 })
})
