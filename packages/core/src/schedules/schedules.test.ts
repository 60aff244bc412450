import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { EpochReport } from '../history/index.ts'
import {
  constant,
  cosine,
  oneCycle,
  plateau,
  polynomial,
  type Schedule,
  sequence,
  step,
  warmRestarts,
  warmup,
} from './index.ts'
import { learningRateAt } from './learning-rate-at.ts'

const rates = (schedule: Schedule, stepsPerEpoch: number, epochs: number) =>
  Array.from({ length: stepsPerEpoch * epochs }, (_, at) =>
    learningRateAt(schedule, 1, { step: at, stepsPerEpoch, totalSteps: stepsPerEpoch * epochs }),
  )

test('constant stays', () => expect(new Set(rates(constant(), 5, 3))).toEqual(new Set([1])))

test('step falls by gamma after every so many epochs', () => {
  expect(rates(step({ everyEpochs: 2, gamma: 0.5 }), 2, 5)).toEqual([1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.25, 0.25])
})

test('warm-up rises in a line, then the cosine falls to the end', () => {
  const values = rates(warmup(4, cosine({ finalFactor: 0.1 })), 8, 2)
  expect(values.slice(0, 4)).toEqual([0.25, 0.5, 0.75, 1])
  expect(values[4]).toBe(1)
  expect(values.at(-1)).toBeCloseTo(0.1, 6)
  for (let i = 5; i < values.length; i++) expect(values[i]).toBeLessThan(values[i - 1]!)
})

test('polynomial falls in a line, or bends with its power', () => {
  expect(rates(polynomial(), 5, 1)).toEqual([1, 0.75, 0.5, 0.25, 0])
  expect(rates(polynomial({ power: 2, finalFactor: 0.2 }), 5, 1)[2]).toBeCloseTo(0.2 + 0.8 * 0.25, 9)
})

test('warm restarts start again, each time growth times as long', () => {
  const values = rates(warmRestarts({ everyEpochs: 1, growth: 2 }), 4, 7)
  expect(values.flatMap((value, at) => (value === 1 ? [at] : []))).toEqual([0, 4, 12])
})

test('a sequence gives each part its own epochs', () => {
  const schedule = sequence([
    { epochs: 1, schedule: constant() },
    { epochs: 2, schedule: polynomial() },
    { epochs: 1, schedule: warmup(2) },
  ])
  expect(rates(schedule, 2, 4)).toEqual([1, 1, 1, 0.666666667, 0.333333333, 0, 0.5, 1])
})

describe('plateau', () => {
  const at = (losses: readonly number[], schedule = plateau({ factor: 0.5, patience: 1 })) => {
    const history = losses.map(
      (loss, i): EpochReport => ({
        epoch: i + 1,
        loss,
        accuracy: null,
        validationLoss: null,
        trainAccuracy: null,
        learningRate: 1,
        seconds: 0,
      }),
    )
    return learningRateAt(schedule, 1, { step: losses.length * 3, stepsPerEpoch: 3, totalSteps: 99 }, history)
  }

  test('is PyTorch’s ReduceLROnPlateau', () => {
    // torch.optim.lr_scheduler.ReduceLROnPlateau(factor=0.5, patience=1, threshold=0), lr 1, after each of these.
    expect(at([])).toBe(1)
    expect(at([3, 2, 2])).toBe(1)
    expect(at([3, 2, 2, 2])).toBe(0.5)
    expect(at([3, 2, 2, 2, 2, 2])).toBe(0.25)
    expect(at([3, 2, 2, 1, 1, 0.5, 0.4])).toBe(1)
  })

  test('waits for its cool-down, stays above its floor, and takes NaN for no improvement', () => {
    expect(at([2, 2, 2, 2, 2, 2], plateau({ factor: 0.5, patience: 1, cooldown: 2 }))).toBe(0.5)
    expect(at([2, 2, 2, 2, 2, 2, 2], plateau({ factor: 0.1, patience: 0, finalFactor: 0.05 }))).toBe(0.05)
    expect(at([2, Number.NaN, Number.NaN], plateau({ factor: 0.5, patience: 1 }))).toBe(0.5)
  })
})

test('an option that a schedule does not have is named, with the nearest', () => {
  expect(() => cosine({ finalfactor: 0 } as never)).toThrow(/no option 'finalfactor'; did you mean 'finalFactor'/)
  expect(() => step({ everyEpochs: 0 })).toThrow(/at least 1/)
  expect(() => sequence([])).toThrow(/at least one part/)
})

test('no schedule ever leaves [0, 1] or is NaN, however short the run', () => {
  const schedule = fc.oneof(
    fc.constant(constant()),
    fc
      .record({ everyEpochs: fc.integer({ min: 1, max: 9 }), gamma: fc.double({ min: 0, max: 1, noNaN: true }) })
      .map(step),
    fc
      .record({ steps: fc.integer({ min: 1, max: 30 }), finalFactor: fc.double({ min: 0, max: 1, noNaN: true }) })
      .map(({ steps, finalFactor }) => warmup(steps, cosine({ finalFactor }))),
    fc
      .record({ everyEpochs: fc.integer({ min: 1, max: 3 }), growth: fc.integer({ min: 1, max: 3 }) })
      .map(warmRestarts),
    fc.record({ power: fc.integer({ min: 1, max: 4 }) }).map(polynomial),
    fc.constant(plateau()),
    fc.constant(
      sequence([
        { epochs: 1, schedule: cosine() },
        { epochs: 2, schedule: oneCycle() },
      ]),
    ),
    fc.record({ warmupFraction: fc.double({ min: 0, max: 1, noNaN: true }) }).map(oneCycle),
  )
  fc.assert(
    fc.property(schedule, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 4 }), (one, steps, epochs) => {
      for (const rate of rates(one, steps, epochs)) expect(rate >= 0 && rate <= 1, `${rate}`).toBe(true)
    }),
  )
})
