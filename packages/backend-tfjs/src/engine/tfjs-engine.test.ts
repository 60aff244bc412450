import { adam, crossEntropy, type Engine, losses, lossTargets, type Program } from '@oneloop/core'
import { Mlp } from '@oneloop/mlp-model'
import { rows, take, weighted } from '@oneloop/trainer/conformance'
import * as tf from '@tensorflow/tfjs-core'
import { describe, expect, test } from 'vitest'
import { tfjsCpu, tfjsWasm } from '../index.ts'

const { layers, parameters } = new Mlp([20, 16, 5], { dropout: 0.2 })
const program: Program = {
  layers,
  parameters,
  loss: crossEntropy({ labelSmoothing: 0.1 }),
  optimizer: adam({ weightDecay: 0.01 }),
  clipNorm: 1,
  maxBatchSize: 16,
  seed: 1,
}
const data = rows('sparse bytes', 64, 20, 5)
const batchAt = (i: number) => take(data, (i % 4) * 16, (i % 4) * 16 + 16)

describe.each([tfjsCpu(), tfjsWasm()])('$name', (backend) => {
  test.each(Object.values(losses).map((make) => make()))(
    '$kind: as many tensors after every step as before it, and none after dispose',
    async (loss) => {
      await (await backend.createEngine(program)).dispose()
      const before = tf.memory()
      const engine = await backend.createEngine({ ...program, loss })
      const held = tf.memory()
      const data = weighted(rows('sparse bytes', 16, 20, 5, lossTargets[loss.kind]))
      for (let i = 0; i < 10; i++) {
        await engine.trainStep(data, 1e-3)
        await engine.evaluateStep(data)
        await engine.predict(data)
        await engine.gradients(data)
        await engine.writeState(await engine.readState())
        await engine.readTotals()
        await engine.resetTotals()
        expect(tf.memory()).toMatchObject({ numTensors: held.numTensors, numBytes: held.numBytes })
      }
      await engine.dispose()
      await engine.dispose()
      expect(tf.memory()).toMatchObject({ numTensors: before.numTensors, numBytes: before.numBytes })
    },
  )

  test('of equal logits the first is the answer', async () => {
    const zeros = Object.fromEntries(Object.entries(parameters).map(([name, data]) => [name, data.map(() => 0)]))
    const engine = await backend.createEngine({ ...program, parameters: zeros })
    const labels = new Uint8Array(64)
    labels.fill(4, 3)
    await engine.evaluateStep({ ...batchAt(0), targets: { kind: 'classes', data: labels } })
    expect(await engine.readTotals()).toMatchObject({ count: 16, correct: 3 })
    await engine.dispose()
  })

  test('a batch that fails leaves no tensor behind', async () => {
    const engine = await backend.createEngine(program)
    const { numTensors } = tf.memory()
    const batch = { ...batchAt(0), targets: { kind: 'classes', data: new Uint8Array(64).fill(9) } as const }
    expect(() => engine.trainStep(batch, 1e-3)).toThrow('row 0 has label 9, the model has 5 classes')
    expect(() => engine.trainStep({ ...batchAt(0), width: 19 }, 1e-3)).toThrow(
      'takes 20 features a row, the data has 19',
    )
    expect(tf.memory().numTensors).toBe(numTensors)
    await engine.dispose()
  })
})

test('engines on two backends of one tfjs take turns', async () => {
  const alone = async (engine: Engine) => {
    for (let i = 0; i < 6; i++) await engine.trainStep(batchAt(i), 1e-2)
    const { parameters } = await engine.readState()
    await engine.dispose()
    return parameters
  }
  const expected = [
    await alone(await tfjsCpu().createEngine(program)),
    await alone(await tfjsWasm().createEngine(program)),
  ]
  const engines = [await tfjsCpu().createEngine(program), await tfjsWasm().createEngine(program)]
  for (let i = 0; i < 6; i++) for (const engine of engines) await engine.trainStep(batchAt(i), 1e-2)
  for (const [i, engine] of engines.entries()) {
    expect((await engine.readState()).parameters).toEqual(expected[i])
    await engine.dispose()
  }
})

test('engines that are created at the same time share one backend', async () => {
  const engines = await Promise.all([1, 2, 3].map(() => tfjsWasm().createEngine(program)))
  for (const engine of engines) await engine.trainStep(batchAt(0), 1e-3)
  const states = await Promise.all(engines.map((engine) => engine.readState()))
  expect(states[1]).toEqual(states[0])
  expect(states[2]).toEqual(states[0])
  for (const engine of engines) await engine.dispose()
})
