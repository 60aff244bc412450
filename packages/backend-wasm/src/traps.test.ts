import { adam, crossEntropy, type Program } from '@oneloop/core'
import { Mlp } from '@oneloop/mlp-model'
import { expect, test } from 'vitest'
import { stepNumbers } from './abi/numbers.ts'
import { fieldPlaces } from './abi/record.ts'
import { JOB, LAYER, PLAN } from './abi/records.ts'
import { openSession } from './open-session.ts'

const { layers, parameters } = new Mlp([5, 4, 3], { activation: 'tanh' })
const program: Program = {
  layers,
  parameters,
  loss: crossEntropy(),
  optimizer: adam(),
  clipNorm: null,
  maxBatchSize: 4,
  seed: 1,
}

/** Runs a training step after writing `number` into one field of a record. */
async function stepWith(change: { record: 'plan' | 'layer'; field: string; number: number } | { step: number }) {
  const { arena, memory, kernels } = await openSession(program, 1, { relaxed: false, shared: false, wide: false }, [])
  const view = new DataView(memory.buffer)
  const write = (at: number, fields: typeof PLAN | typeof LAYER | typeof JOB, field: string, number: number) => {
    const { offset } = fieldPlaces(fields).find(({ name }) => name === field)!
    view.setUint32(at + offset, number, true)
  }
  write(arena.job, JOB, 'batch', 4)
  write(arena.job, JOB, 'rowsPerTask', 4)
  let kind: number = stepNumbers.train
  if ('step' in change) kind = change.step
  else if (change.record === 'plan') write(arena.plan, PLAN, change.field, change.number)
  else write(arena.layerRecords, LAYER, change.field, change.number)
  kernels.start(arena.plan, arena.job, arena.control, kind)
}

test('the kernels trap on a number that they do not know, and on no other', async () => {
  await stepWith({ step: stepNumbers.train })
  for (const field of ['loss', 'optimizer'] as const) {
    await stepWith({ record: 'plan', field, number: 0 })
    await expect(stepWith({ record: 'plan', field, number: 99 })).rejects.toThrow(WebAssembly.RuntimeError)
    await expect(stepWith({ record: 'plan', field, number: -1 })).rejects.toThrow(WebAssembly.RuntimeError)
  }
  await expect(stepWith({ record: 'layer', field: 'activation', number: 99 })).rejects.toThrow(WebAssembly.RuntimeError)
  for (const step of [-1, 4]) await expect(stepWith({ step })).rejects.toThrow(WebAssembly.RuntimeError)
})
