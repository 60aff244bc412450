import { type OptimizerName, optimizers, reference } from 'oneloop'
import { expect, test } from 'vitest'
import { ARRIVED, type Lane, runLane, START, STEPS } from './race.ts'
import { INPUTS, type Point, valleyLoss } from './valley.ts'

const start: Point = { w1: -1.6, w2: 2.4 }
const names = Object.keys(optimizers) as OptimizerName[]

test.each(names)('%s starts where it is told, and goes downhill', async (optimizer) => {
  const lane = await runLane(reference(), optimizer, { start, learningRate: 0.05, steps: 60 })
  expect(lane.path).toHaveLength(61)
  expect(lane.path[0]).toEqual(start)
  expect(lane.losses[0]).toBeCloseTo(valleyLoss(start))
  expect(lane.losses.at(-1)!).toBeLessThan(lane.losses[0]! / 2)
})

test("SGD's first step is the learning rate times the gradient worked out by hand", async () => {
  const { path } = await runLane(reference(), 'sgd', { start, learningRate: 0.1, steps: 1 })
  const errors = INPUTS.map(([x1, x2]) => start.w1 * x1 + start.w2 * x2 - (x1 + x2))
  const gradient = (input: 0 | 1) => errors.reduce((sum, error, i) => sum + 2 * error * INPUTS[i]![input], 0) / 4
  expect(path[1]!.w1).toBeCloseTo(start.w1 - 0.1 * gradient(0), 5)
  expect(path[1]!.w2).toBeCloseTo(start.w2 - 0.1 * gradient(1), 5)
})

test('a runner that leaves the valley is stopped', async () => {
  const lane = await runLane(reference(), 'sgd', { start, learningRate: 0.9, steps: 500 })
  expect(lane.path.length).toBeLessThan(100)
  expect(Number.isFinite(lane.losses.at(-1)!)).toBe(true)
})

/** What each text says of the race, from the start that the page has, at every learning rate of its slider. */
const rates = Array.from({ length: 35 }, (_, i) => 10 ** (-1.7 + i * 0.05))
const final = ({ losses, path }: Lane) => (path.length <= STEPS ? Number.POSITIVE_INFINITY : losses.at(-1)!)
const race = async (learningRate: number) =>
  Object.fromEntries(
    await Promise.all(
      names.map(async (name) => [name, await runLane(reference(), name, { start: START, learningRate, steps: STEPS })]),
    ),
  ) as Record<OptimizerName, Lane>

test('along the narrow valley plain gradient descent is behind momentum, RMSprop and Adam at every learning rate', async () => {
  for (const rate of rates) {
    const lanes = await race(rate)
    for (const name of ['rmsprop', 'adam', 'adamw'] as const) {
      expect(final(lanes[name]), `${name} at ${rate}`).toBeLessThan(final(lanes.sgd))
    }
    if (rate <= 0.2) expect(final(lanes.momentum), `momentum at ${rate}`).toBeLessThan(final(lanes.sgd))
  }
})

test('at the learning rate that the page starts with, SGD goes to and fro across the valley', async () => {
  const { sgd } = await race(0.1)
  const sides = sgd.path.slice(0, 12).map(({ w2 }) => Math.sign(w2 - 1))
  for (let i = 1; i < sides.length; i++) expect(sides[i]).toBe(-sides[i - 1]!)
})

test('beyond 0.12 SGD flies out of the valley, up to 0.11 it does not', async () => {
  expect(final((await race(0.12)).sgd)).toBe(Number.POSITIVE_INFINITY)
  expect(final((await race(0.11)).sgd)).toBeLessThan(1)
})

test('some arrive at the bottom, which is where the chart ends', async () => {
  const lanes = await race(0.1)
  expect(Math.min(...lanes.rmsprop.losses)).toBeLessThan(ARRIVED)
})
