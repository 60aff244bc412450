import { type Backend, BackendUnavailableError, crossEntropy, firstAvailable, type Skipped, sgd } from '@oneloop/core'
import { Mlp } from '@oneloop/mlp-model'
import { expect, test } from 'vitest'
import { reference } from './reference.ts'

const { layers, parameters } = new Mlp([4, 3])
const program = { layers, parameters, loss: crossEntropy(), optimizer: sgd(), clipNorm: null, maxBatchSize: 4, seed: 1 }
const absent: Backend = {
  name: 'gpu',
  createEngine: () =>
    Promise.reject(new BackendUnavailableError('gpu', { reason: 'there is no GPU', fix: 'plug one in' })),
}
const broken: Backend = { name: 'broken', createEngine: () => Promise.reject(new TypeError('a bug')) }

test('takes the first that can, and says whom it skipped and why', async () => {
  const skipped: Skipped[] = []
  const engine = await firstAvailable([absent, reference()], { onSkip: (s) => skipped.push(s) }).createEngine(program)
  expect(engine.device).toMatch(/reference/)
  expect(skipped).toMatchObject([{ backend: 'gpu', error: { reason: 'there is no GPU', fix: 'plug one in' } }])
})

test('a bug is not an absence', async () => {
  await expect(firstAvailable([broken, reference()]).createEngine(program)).rejects.toThrow('a bug')
})

test('none: says all the reasons', async () => {
  const error = await firstAvailable([absent])
    .createEngine(program)
    .catch((e) => e)
  expect(error).toMatchObject({ code: 'NO_BACKEND' })
  expect(error.message).toMatch(/there is no GPU; plug one in/)
})
