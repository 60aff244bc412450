import { wasm } from '@oneloop/backend-wasm'
import { adam, crossEntropy } from '@oneloop/core'
import { Mlp } from '@oneloop/mlp-model'
import { bytes, labels } from './rows.ts'

export async function firstStep(): Promise<number> {
  const { layers, parameters } = new Mlp([784, 128, 64, 10])
  const program = {
    layers,
    parameters,
    loss: crossEntropy(),
    optimizer: adam(),
    clipNorm: null,
    maxBatchSize: 64,
    seed: 1,
  }
  const engine = await wasm().createEngine(program)
  const indices = Uint32Array.from(labels, (_, i) => i)
  await engine.trainStep(
    { features: bytes, targets: { kind: 'classes', data: labels }, indices, width: 784, scale: 2 / 255, offset: -1 },
    1e-3,
  )
  const { lossSum } = await engine.readTotals()
  return lossSum
}
