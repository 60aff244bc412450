import { type Backend, Mlp, meanSquaredError, type OptimizerName, optimizers } from 'oneloop'
import { type Point, valleyBatch, valleyLoss } from './valley.ts'

/** Where one optimizer was, and at what loss, before its first update and after each. */
export interface Lane {
  readonly optimizer: OptimizerName
  readonly path: readonly Point[]
  readonly losses: readonly number[]
}

/** Where the page lets them start: far along the valley, and a little up its wall. */
export const START: Point = { w1: -1.5, w2: 0.4 }
export const STEPS = 100

/** Below this the float32 weights have arrived, and the rest is rounding. */
export const ARRIVED = 1e-6
/** Beyond this a runner is out of the valley and stops. */
const LOST = 1e4

/** Runs one optimizer down the valley, on a real engine: the same `trainStep` that trains the digits. */
export async function runLane(
  backend: Backend,
  optimizer: OptimizerName,
  options: { readonly start: Point; readonly learningRate: number; readonly steps: number },
): Promise<Lane> {
  const { start, learningRate, steps } = options
  const { layers } = new Mlp([2, 1])
  const engine = await backend.createEngine({
    layers,
    parameters: { 'fc1.weight': Float32Array.of(start.w1, start.w2), 'fc1.bias': Float32Array.of(0) },
    loss: meanSquaredError(),
    optimizer: optimizers[optimizer]({ learningRate }),
    clipNorm: null,
    maxBatchSize: valleyBatch.indices.length,
    seed: 1,
  })
  const path = [start]
  for (let step = 0; step < steps && valleyLoss(path.at(-1)!) < LOST; step++) {
    await engine.trainStep(valleyBatch, learningRate)
    const weight = (await engine.readState()).parameters['fc1.weight']!
    path.push({ w1: weight[0]!, w2: weight[1]! })
  }
  await engine.dispose()
  return { optimizer, path, losses: path.map(valleyLoss) }
}
