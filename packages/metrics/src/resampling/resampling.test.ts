import type { Targets } from '@oneloop/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accuracy, bootstrapInterval, permutationImportance, rocAuc, rootMeanSquaredError } from '../index.ts'
import { randomBelow } from './random-below.ts'

/** A network of two classes that is right in `rate` of the rows. */
function rightIn(rate: number, rows: number): [outputs: Float32Array, targets: Targets] {
  const data = Uint8Array.from({ length: rows }, (_, row) => row % 2)
  const outputs = Float32Array.from({ length: 2 * rows }, (_, i) => {
    const row = Math.floor(i / 2)
    const isRight = (row * 7919) % rows < rate * rows
    return Number((i % 2 === data[row]) === isRight)
  })
  return [outputs, { kind: 'classes', data }]
}

describe('bootstrapInterval', () => {
  test('is as wide as the binomial distribution says for an accuracy', () => {
    for (const rows of [100, 1000, 4096]) {
      const [outputs, targets] = rightIn(0.75, rows)
      const { value, low, high, resamples } = bootstrapInterval(accuracy, outputs, targets, { seed: 1 })
      expect(value).toBe(0.75)
      expect(resamples).toBe(1000)
      const half = 1.96 * Math.sqrt((0.75 * 0.25) / rows)
      expect(low / (value - half)).toBeCloseTo(1, 1)
      expect((high - low) / (2 * half)).toBeGreaterThan(0.9)
      expect((high - low) / (2 * half)).toBeLessThan(1.1)
    }
  })

  test('is the same for the same seed, and another for another', () => {
    const [outputs, targets] = rightIn(0.7, 300)
    const interval = (seed: number) => bootstrapInterval(accuracy, outputs, targets, { seed, resamples: 200 })
    expect(interval(3)).toEqual(interval(3))
    expect(interval(4)).not.toEqual(interval(3))
  })

  test('counts the resamples that have a figure: with one positive row many have none', () => {
    const targets: Targets = { kind: 'labels', outputs: 1, data: Uint8Array.of(1, 0, 0, 0, 0) }
    const { value, low, resamples } = bootstrapInterval(rocAuc, Float32Array.of(2, 1, 0, 0, 0), targets, { seed: 1 })
    expect([value, low]).toEqual([1, 1])
    // A resample lacks the row with probability (4/5)^5 = 0.33.
    expect(resamples).toBeGreaterThan(600)
    expect(resamples).toBeLessThan(740)
  })

  test('a narrower level gives a narrower interval, and the range is checked', () => {
    const [outputs, targets] = rightIn(0.7, 200)
    const wide = bootstrapInterval(accuracy, outputs, targets, { seed: 1 })
    const narrow = bootstrapInterval(accuracy, outputs, targets, { seed: 1, level: 0.5 })
    expect(narrow.low).toBeGreaterThan(wide.low)
    expect(narrow.high).toBeLessThan(wide.high)
    for (const options of [{ level: 1 }, { level: 0 }, { resamples: 0 }, { seed: 0.5 }]) {
      expect(() => bootstrapInterval(accuracy, outputs, targets, { seed: 1, ...options })).toThrow(
        expect.objectContaining({ code: 'ARGUMENT_INVALID' }),
      )
    }
  })
})

describe('permutationImportance', () => {
  const rows = 500
  const features = Float32Array.from({ length: 3 * rows }, (_, i) => (randomBelow(1000, 5, i % 3, i) - 500) / 500)
  const data = Float32Array.from({ length: rows }, (_, row) => 2 * features[3 * row]! + features[3 * row + 2]!)
  const targets: Targets = { kind: 'values', outputs: 1, data }
  const question = {
    predict: (of: Float32Array) => Float32Array.from({ length: rows }, (_, row) => 2 * of[3 * row]! + of[3 * row + 2]!),
    features,
    targets,
    columns: { most: [0], nothing: [1], less: [2] },
    metric: rootMeanSquaredError,
    mode: 'min',
    seed: 1,
  } as const

  test('ranks columns by what the network makes of them, and gives 0 to one that it does not read', async () => {
    const importances = await permutationImportance(question)
    expect(importances.map(({ column }) => column)).toEqual(['most', 'less', 'nothing'])
    // Dealing out x anew in y = a·x costs a·σ(x)·√2: σ of a uniform on [−1, 1] is 1/√3.
    expect(importances[0]!.mean / (2 * Math.sqrt(2 / 3))).toBeCloseTo(1, 1)
    expect(importances[1]!.mean / Math.sqrt(2 / 3)).toBeCloseTo(1, 1)
    expect(importances[2]).toEqual({ column: 'nothing', mean: 0, deviation: 0, drops: [0, 0, 0, 0, 0] })
    expect(importances[0]!.deviation).toBeGreaterThan(0)
  })

  test('is the same for the same seed, leaves the features alone, and another seed deals otherwise', async () => {
    const before = features.slice()
    const first = await permutationImportance(question)
    expect(await permutationImportance(question)).toEqual(first)
    expect(features).toEqual(before)
    expect(await permutationImportance({ ...question, seed: 2 })).not.toEqual(first)
  })

  test('deals out all features of a column together', async () => {
    // The two halves of a column always agree; the network would notice if they did not.
    const twin = Float32Array.from({ length: 2 * rows }, (_, i) => features[3 * Math.floor(i / 2)]!)
    let torn = 0
    await permutationImportance({
      ...question,
      features: twin,
      predict(of) {
        for (let row = 0; row < rows; row++) if (of[2 * row] !== of[2 * row + 1]) torn++
        return Float32Array.from({ length: rows }, (_, row) => of[2 * row]!)
      },
      columns: { twin: [0, 1] },
    })
    expect(torn).toBe(0)
  })

  test('a column of a feature that is not there is refused', async () => {
    await expect(permutationImportance({ ...question, columns: { wrong: [3] } })).rejects.toThrow(
      /column wrong names feature 3 of 3; features are numbered from 0 to 2/,
    )
  })
})

test('draws are even, and differ from round to round and from seed to seed', () => {
  const draws = (seed: number, round: number) => Array.from({ length: 6000 }, (_, i) => randomBelow(6, seed, round, i))
  for (const [seed, round] of [
    [1, 0],
    [1, 1],
    [2, 0],
  ] as const) {
    const counts = [0, 0, 0, 0, 0, 0]
    for (const draw of draws(seed, round)) counts[draw]!++
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(5 * Math.sqrt(1000 * (5 / 6)))
  }
  const equal = (a: readonly number[], b: readonly number[]) => a.filter((draw, i) => draw === b[i]).length / a.length
  expect(equal(draws(1, 0), draws(1, 1))).toBeCloseTo(1 / 6, 1)
  expect(equal(draws(1, 0), draws(2, 0))).toBeCloseTo(1 / 6, 1)
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 32 }), fc.integer(), fc.nat(), fc.nat(), (n, seed, round, place) => {
      const draw = randomBelow(n, seed, round, place)
      expect(Number.isInteger(draw) && draw >= 0 && draw < n).toBe(true)
    }),
  )
})
