import { expect, test } from 'vitest'
import { float } from '../space/parameter.ts'
import { parseSearch } from '../space/parse-search.ts'
import { progressOf } from '../study/progress.ts'
import { defineStudy } from '../study/study.ts'
import { chance } from './chance.ts'
import { GENERATION, settingsOf } from './index.ts'
import { SOBOL_DIMENSIONS, sobolPoint } from './sobol-sequence.ts'

test('Sobol’s points are those of SciPy 1.17, unscrambled', () => {
  // scipy.stats.qmc.Sobol(21, scramble=False).random(8)[[1, 3, 6]][:, [0, 1, 2, 7, 13, 20]]
  const columns = [0, 1, 2, 7, 13, 20]
  const points = [1, 3, 6].map((i) => {
    const point = sobolPoint(i, SOBOL_DIMENSIONS)
    return columns.map((k) => point[k]! / 2 ** 32)
  })
  expect(points).toEqual(SCIPY)
})

const SCIPY = [
  [0.5, 0.5, 0.5, 0.5, 0.5, 0.5],
  [0.25, 0.75, 0.75, 0.25, 0.75, 0.75],
  [0.625, 0.125, 0.875, 0.125, 0.875, 0.375],
]

test('chance is spread evenly and depends on each of its places', () => {
  const draws = Array.from({ length: 20_000 }, (_, i) => chance(1, i, 0))
  const bins = Array.from({ length: 10 }, (_, b) => draws.filter((each) => Math.floor(each * 10) === b).length)
  for (const count of bins) expect(Math.abs(count - 2000)).toBeLessThan(250)
  expect(new Set([chance(1, 2, 3), chance(2, 1, 3), chance(1, 3, 2), chance(1, 2)]).size).toBe(4)
})

test('a grid has every combination once, and none that a condition excludes', () => {
  const study = defineStudy({
    space: parseSearch('optimizer=sgd|adam lr=1e-3..1e-1:log:3 momentum=0|0.9?optimizer=sgd'),
    sampler: 'grid',
    trials: 1,
    epochs: 1,
  })
  const { trials } = progressOf(study, [])
  expect(trials.map(({ settings }) => settings)).toEqual([
    ...[0.001, 0.01, 0.1].flatMap((lr) => [0, 0.9].map((momentum) => ({ optimizer: 'sgd', lr, momentum }))),
    ...[0.001, 0.01, 0.1].map((lr) => ({ optimizer: 'adam', lr })),
  ])
  expect(() => defineStudy({ ...study, space: { lr: float(0, 1) } })).toThrow(/how many values of 'lr'/)
})

test('TPE finds better places than chance does, and the order of what it knows makes no difference', () => {
  const space = parseSearch('x=0..1:float y=1e-4..1:log kind=a|b|c')
  const cost = ({ x, y, kind }: Record<string, unknown>) =>
    (Number(x) - 0.3) ** 2 + (Math.log10(Number(y)) + 2) ** 2 / 10 + (kind === 'b' ? 0 : 0.5)
  const best = (sampler: 'tpe' | 'random', seed: number) => {
    const study = defineStudy({ space, sampler, seed, trials: 60, epochs: 1 })
    const earlier: { settings: ReturnType<typeof settingsOf>; cost: number }[] = []
    for (let from = 0; from < 60; from += GENERATION) {
      const numbers = Array.from({ length: GENERATION }, (_, i) => from + i)
      const settings = numbers.map((number) => settingsOf(study, number, earlier))
      expect(numbers.map((number) => settingsOf(study, number, earlier.toReversed()))).toEqual(settings)
      earlier.push(...settings.map((each) => ({ settings: each, cost: cost(each) })))
    }
    return Math.min(...earlier.map((each) => each.cost))
  }
  const seeds = Array.from({ length: 21 }, (_, i) => i + 1)
  const median = (sampler: 'tpe' | 'random') => seeds.map((seed) => best(sampler, seed)).sort((a, b) => a - b)[10]!
  expect(median('tpe')).toBeLessThan(median('random') * 0.7)
})
