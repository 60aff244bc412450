import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { constant, cosine, oneCycle, type Schedule, step } from './index.ts'
import { learningRateAt } from './learning-rate-at.ts'

const rates = (schedule: Schedule, stepsPerEpoch: number, epochs: number) =>
  Array.from({ length: stepsPerEpoch * epochs }, (_, at) =>
    learningRateAt(schedule, 1, { step: at, stepsPerEpoch, totalSteps: stepsPerEpoch * epochs }),
  )

test('constant stays', () => expect(new Set(rates(constant(), 5, 3))).toEqual(new Set([1])))

test('step falls by gamma after every so many epochs', () => {
  expect(rates(step({ everyEpochs: 2, gamma: 0.5 }), 2, 5)).toEqual([1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.25, 0.25])
})

describe('cosine', () => {
  test('warms up in a line, then falls along half a cosine to the end', () => {
    const values = rates(cosine({ warmupSteps: 4, finalFactor: 0.1 }), 8, 2)
    expect(values.slice(0, 4)).toEqual([0.25, 0.5, 0.75, 1])
    expect(values[4]).toBe(1)
    expect(values.at(-1)).toBeCloseTo(0.1, 6)
    for (let i = 5; i < values.length; i++) expect(values[i]).toBeLessThan(values[i - 1]!)
  })
})

test('no schedule ever leaves [0, 1] or is NaN, however short the run', () => {
  const schedule = fc.oneof(
    fc.constant(constant()),
    fc
      .record({ everyEpochs: fc.integer({ min: 1, max: 9 }), gamma: fc.double({ min: 0, max: 1, noNaN: true }) })
      .map(step),
    fc.record({ warmupSteps: fc.nat(30), finalFactor: fc.double({ min: 0, max: 1, noNaN: true }) }).map(cosine),
    fc.record({ warmupFraction: fc.double({ min: 0, max: 1, noNaN: true }) }).map(oneCycle),
  )
  fc.assert(
    fc.property(schedule, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 4 }), (one, steps, epochs) => {
      for (const rate of rates(one, steps, epochs)) expect(rate >= 0 && rate <= 1, `${rate}`).toBe(true)
    }),
  )
})
