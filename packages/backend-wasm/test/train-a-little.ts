import { wasm } from '@oneloop/backend-wasm'
import { adam, crossEntropy } from '@oneloop/core'
import { Mlp } from '@oneloop/mlp-model'
import { weightsSha256 } from '@oneloop/trainer'
import { rows, take, trainingDigest } from '@oneloop/trainer/conformance'

/** What the tests compare between a page and Node. */
export interface Trained {
  readonly device: string
  /** The SHA-256 of the weights of the lesson's network after 20 steps on made-up rows. */
  readonly sha256: string
  /** What every loss, activation and optimizer end in. */
  readonly digest: string
}

export async function trainALittle(threads: number): Promise<Trained> {
  const { layers, parameters } = new Mlp([784, 128, 64, 10], { seed: 1 })
  const program = {
    layers,
    parameters,
    loss: crossEntropy({ labelSmoothing: 0.1 }),
    optimizer: adam(),
    clipNorm: 1,
    maxBatchSize: 64,
    seed: 1,
  }
  const data = rows('sparse bytes', 20 * 64, 784, 10)
  const engine = await wasm({ threads }).createEngine(program)
  for (let i = 0; i < 20; i++) await engine.trainStep(take(data, i * 64, i * 64 + 64), 1e-3)
  const state = await engine.readState()
  await engine.dispose()
  const digest = await trainingDigest(wasm({ threads }))
  return { device: engine.device, sha256: await weightsSha256(state.parameters), digest }
}
