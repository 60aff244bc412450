import { adam, crossEntropy } from '@oneloop/core'
import { Mlp } from '@oneloop/mlp-model'
import { reference } from '@oneloop/trainer'
import { rows } from '@oneloop/trainer/conformance'
import { expect, test } from 'vitest'
import { wasm } from './wasm.ts'

test('2048 units wide: more than one block of depth, of rows and of panels', async () => {
  const { layers, parameters } = new Mlp([300, 2048, 33, 10], { seed: 2 })
  const program = {
    layers,
    parameters,
    loss: crossEntropy(),
    optimizer: adam(),
    clipNorm: null,
    maxBatchSize: 150,
    seed: 1,
  }
  const batch = rows('floats', 150, 300, 10)
  const engine = await wasm({ threads: 2 }).createEngine(program)
  const truth = await (await reference().createEngine(program)).predict(batch)
  const found = await engine.predict(batch)
  await engine.dispose()
  let worst = 0
  found.forEach((logit, i) => {
    worst = Math.max(worst, Math.abs(logit - truth[i]!))
  })
  expect(worst).toBeLessThan(1e-5)
})
