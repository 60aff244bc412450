import { type OptimizerName, optimizers, reference } from 'oneloop'
import { expect, test } from 'vitest'
import { runLane } from './race.ts'
import { type Point, valleyLoss, XS } from './valley.ts'

const start: Point = { w: -1.6, b: 3.4 }
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
  const errors = XS.map((x) => start.w * x + start.b - 1)
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  expect(path[1]!.w).toBeCloseTo(start.w - 0.1 * mean(errors.map((error, i) => 2 * error * XS[i]!)), 5)
  expect(path[1]!.b).toBeCloseTo(start.b - 0.1 * mean(errors.map((error) => 2 * error)), 5)
})

test('a runner that leaves the valley is stopped', async () => {
  const lane = await runLane(reference(), 'sgd', { start, learningRate: 0.9, steps: 500 })
  expect(lane.path.length).toBeLessThan(100)
  expect(Number.isFinite(lane.losses.at(-1)!)).toBe(true)
})
