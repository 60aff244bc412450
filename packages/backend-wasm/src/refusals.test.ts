import { adam, crossEntropy, type Program } from '@oneloop/core'
import { Mlp } from '@oneloop/mlp-model'
import { rows } from '@oneloop/trainer/conformance'
import { expect, test } from 'vitest'
import { wasm } from './wasm.ts'

function program(widths: readonly number[], rest: Partial<Program> = {}): Program {
  const { layers, parameters } = new Mlp(widths)
  const defaults = { loss: crossEntropy(), optimizer: adam(), clipNorm: null, maxBatchSize: 8, seed: 1 }
  return { layers, parameters, ...defaults, ...rest }
}

test('what the kernels do not do is refused when the engine is made', async () => {
  const create = (refused: Program) => wasm({ threads: 1 }).createEngine(refused)
  await expect(create(program([3, 300]))).rejects.toMatchObject({ code: 'PROGRAM_UNSUPPORTED' })
  const weights = crossEntropy({ classWeights: [1, 2] })
  await expect(create(program([3, 5], { loss: weights }))).rejects.toMatchObject({ code: 'PROGRAM_UNSUPPORTED' })
  await expect(create(program([3, 5], { maxBatchSize: 0 }))).rejects.toMatchObject({ code: 'PROGRAM_UNSUPPORTED' })
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

test('a batch that does not fit the engine is refused and trains nothing', async () => {
  const engine = await wasm({ threads: 1 }).createEngine(program([20, 5]))
  const good = rows('floats', 8, 20, 5)
  const bad = [
    { ...good, indices: Uint32Array.of(0, 8) },
    { ...good, indices: new Uint32Array(0) },
    { ...good, indices: new Uint32Array(9) },
    { ...good, width: 10 },
    { ...good, targets: { kind: 'classes', data: new Uint8Array(8).fill(5) } as const },
  ]
  for (const batch of bad) await expect(async () => engine.trainStep(batch, 1)).rejects.toHaveProperty('code')
  expect((await engine.readState()).step).toBe(0)
  expect((await engine.readTotals()).batches).toBe(0)
})
