import { adam, type Backend, crossEntropy } from '@oneloop/core'
import { Mlp } from '@oneloop/mlp-model'
import { rows, take } from '@oneloop/trainer/conformance'

export interface Trained {
  readonly device: string
  /** Mean loss of the first and of the last epoch. */
  readonly losses: readonly number[]
  readonly weights: Readonly<Record<string, readonly number[]>>
}

/** The program that runs everywhere: three epochs of a small network on made-up images. */
export async function train(backend: Backend): Promise<Trained> {
  const data = rows('sparse bytes', 330, 196, 10)
  const { layers, parameters } = new Mlp([196, 32, 16, 10], { seed: 1, dropout: 0.1 })
  const engine = await backend.createEngine({
    layers,
    parameters,
    loss: crossEntropy(),
    optimizer: adam(),
    clipNorm: 5,
    maxBatchSize: 64,
    seed: 1,
  })
  const losses: number[] = []
  for (let epoch = 0; epoch < 3; epoch++) {
    await engine.resetTotals()
    for (let from = 0; from < 330; from += 64) await engine.trainStep(take(data, from, Math.min(from + 64, 330)), 1e-3)
    const { lossSum, batches } = await engine.readTotals()
    losses.push(lossSum / batches)
  }
  const { parameters: trained } = await engine.readState()
  await engine.dispose()
  const weights = Object.fromEntries(Object.entries(trained).map(([name, values]) => [name, [...values]]))
  return { device: engine.device, losses, weights }
}
