import { type Backend, Mlp, meanSquaredError, type OptimizerName, optimizers } from 'oneloop'
import { type Point, valleyBatch, valleyLoss } from './valley.ts'

/** Where one optimizer was, and at what loss, before its first update and after each. */
export interface Lane {
  readonly optimizer: OptimizerName
  readonly path: readonly Point[]
  readonly losses: readonly number[]
}

/** Beyond this a runner is out of the valley and stops. */
const LOST = 1e4

/** Runs one optimizer down the valley, on a real engine: the same `trainStep` that trains the digits. */
export async function runLane(
  backend: Backend,
  optimizer: OptimizerName,
  options: { readonly start: Point; readonly learningRate: number; readonly steps: number },
): Promise<Lane> {
  const { start, learningRate, steps } = options
  const { layers } = new Mlp([1, 1])
  const engine = await backend.createEngine({
    layers,
    parameters: { 'fc1.weight': Float32Array.of(start.w), 'fc1.bias': Float32Array.of(start.b) },
    loss: meanSquaredError(),
    optimizer: optimizers[optimizer]({ learningRate }),
    clipNorm: null,
    maxBatchSize: valleyBatch.indices.length,
    seed: 1,
  })
  const path = [start]
  for (let step = 0; step < steps && valleyLoss(path.at(-1)!) < LOST; step++) {
    await engine.trainStep(valleyBatch, learningRate)
    const { parameters } = await engine.readState()
    path.push({ w: parameters['fc1.weight']![0]!, b: parameters['fc1.bias']![0]! })
  }
  await engine.dispose()
  return { optimizer, path, losses: path.map(valleyLoss) }
}
