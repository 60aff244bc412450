import { adam, crossEntropy, meanSquaredError, type Program } from '@oneloop/core'
import { Mlp } from '@oneloop/mlp-model'
import { rows } from '@oneloop/trainer/conformance'
import { expect, test } from 'vitest'
import { wasm } from './wasm.ts'

// What every engine refuses is in the conformance suite.

function program(widths: readonly number[], rest: Partial<Program> = {}): Program {
  const { layers, parameters } = new Mlp(widths)
  const defaults = { loss: crossEntropy(), optimizer: adam(), clipNorm: null, maxBatchSize: 8, seed: 1 }
  return { layers, parameters, ...defaults, ...rest }
}

test('65,535 classes are the most that a batch can name', async () => {
  const create = (width: number, rest: Partial<Program> = {}) =>
    wasm({ threads: 1 }).createEngine(program([1, width], rest))
  await expect(create(65536)).rejects.toMatchObject({ code: 'PROGRAM_UNSUPPORTED' })
  await (await create(65536, { loss: meanSquaredError() })).dispose()
  const engine = await create(65535)
  const batch = rows('floats', 2, 1, 65535)
  await engine.trainStep({ ...batch, targets: { kind: 'classes', data: Uint16Array.of(65534, 300) } }, 1e-3)
  expect((await engine.readTotals()).lossSum).toBeCloseTo(Math.log(65535), 0)
  await engine.dispose()
})

test('a label that its owner has changed since the dataset was checked is refused, not trained', async () => {
  const engine = await wasm({ threads: 1 }).createEngine(program([20, 5]))
  const batch = rows('floats', 8, 20, 5)
  await engine.evaluateStep(batch)
  batch.targets.data[3] = 200
  await expect(async () => engine.trainStep(batch, 1)).rejects.toMatchObject({ code: 'LABEL_OUT_OF_RANGE' })
  expect((await engine.readState()).step).toBe(0)
  await engine.dispose()
})

test('a network that does not fit is refused with its size', async () => {
  const huge = program([784, 128, 10], { maxBatchSize: 2_000_000 })
  await expect(wasm({ threads: 1 }).createEngine(huge)).rejects.toThrow(/\d+(\.\d)? MiB.*4096 MiB/)
})

test('threads are a number or auto', async () => {
  for (const threads of [0, -1, 1.5, Number.NaN, 1000]) {
    await expect(wasm({ threads }).createEngine(program([3, 5]))).rejects.toMatchObject({ code: 'ARGUMENT_INVALID' })
  }
})
