import { adam, crossEntropy, type Program } from '@oneloop/core'
import { Mlp } from '@oneloop/mlp-model'
import { rows } from '@oneloop/trainer/conformance'
import { expect, test } from 'vitest'
import { wasm } from './wasm.ts'

const { layers, parameters } = new Mlp([784, 128, 64, 10])
const program: Program = {
  layers,
  parameters,
  loss: crossEntropy(),
  optimizer: adam(),
  clipNorm: null,
  maxBatchSize: 64,
  seed: 1,
}
const batch = rows('sparse bytes', 64, 784, 10)

test('a thousand engines, one after the other, leave nothing behind', async () => {
  const make = async (count: number) => {
    for (let i = 0; i < count; i++) {
      const engine = await wasm({ threads: 1 }).createEngine(program)
      await engine.trainStep(batch, 1e-3)
      await engine.dispose()
    }
  }
  await make(50)
  const before = process.memoryUsage().rss
  await make(1000)
  // Each was some 6 MB: kept, they would be 6 GB.
  expect(process.memoryUsage().rss - before).toBeLessThan(500e6)
})

test('nor do engines with threads', async () => {
  for (let i = 0; i < 20; i++) {
    const engine = await wasm({ threads: 3 }).createEngine(program)
    await engine.trainStep(batch, 1e-3)
    await engine.dispose()
    await engine.dispose()
    await expect(async () => engine.trainStep(batch, 1e-3)).rejects.toMatchObject({ code: 'ENGINE_DISPOSED' })
  }
})
