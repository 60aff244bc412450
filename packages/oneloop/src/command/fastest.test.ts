import { wasm } from '@oneloop/backend-wasm'
import { adam, type Backend, BackendUnavailableError, meanSquaredError, type Program } from '@oneloop/core'
import { Mlp } from '@oneloop/mlp-model'
import { reference } from '@oneloop/trainer'
import { expect, test } from 'vitest'
import { fastest } from './fastest.ts'

/** For values, and in batches smaller than what is timed elsewhere. */
function program(hidden: number): Program {
  const { layers, parameters } = new Mlp([40, hidden, 3], { seed: 1 })
  return { layers, parameters, loss: meanSquaredError(), optimizer: adam(), clipNorm: null, maxBatchSize: 8, seed: 1 }
}

const missing: Backend = {
  name: 'missing',
  createEngine: () => Promise.reject(new BackendUnavailableError('missing', { reason: 'there is none' })),
}

test('a rival that is slower is timed, named and not taken; one that can’t train is named', async () => {
  const choice = { notUsed: [] as string[] }
  const rivals = () => [missing, reference()]
  const engine = await fastest(rivals, [wasm({ threads: 1 }), reference()], choice).createEngine(program(256))
  expect(engine.device).toBe('WASM SIMD, 1 thread')
  expect(choice.notUsed).toEqual([
    expect.stringMatching(/^missing: there is none/),
    expect.stringMatching(/^reference \(float64 TypeScript\): [\d.]+ ms a step, not [\d.]+$/),
  ])
  await engine.dispose()
})

test('a rival that is faster is taken', async () => {
  const choice = { notUsed: [] as string[] }
  const engine = await fastest(() => [wasm({ threads: 1 })], [reference()], choice).createEngine(program(256))
  expect(engine.device).toBe('WASM SIMD, 1 thread')
  expect(choice.notUsed).toHaveLength(1)
  await engine.dispose()
})

test('rivals depend on the program; without any the first of the others trains, and nothing is timed', async () => {
  const choice = { notUsed: [] as string[] }
  const rivals = ({ layers }: Program) => (layers[0]!.out > 100 ? [wasm({ threads: 1 })] : [])
  const engine = await fastest(rivals, [reference(), wasm({ threads: 1 })], choice).createEngine(program(16))
  expect(engine.device).toBe('reference (float64 TypeScript)')
  expect(choice.notUsed).toEqual(['wasm: slower than reference'])
  await engine.dispose()
})
