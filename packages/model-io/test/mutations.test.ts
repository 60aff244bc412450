import { OneloopError } from '@oneloop/core'
import { Mlp } from '@oneloop/mlp-model'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatNames, readModel, writeModel } from '../src/index.ts'
import { expectSameModel } from './expect-same-model.ts'
import { fixture } from './fixture.ts'
import { arbitraryMutations, mutate } from './mutate.ts'

const model = new Mlp([20, 8, 3], { activation: 'tanh', dropout: 0.25, seed: 9 })
const options = { normalization: { scale: 1 / 127.5, offset: -1 }, classNames: ['a', 'b', 'c'] }
const RUNS = 1000

// Ours carry a checksum of the model, and PyTorch's zips one of every file in them: no change goes unseen.
const checked = [
  ...formatNames.map((format) => ({ name: format, bytes: writeModel(model, format, options), expected: model })),
  await goodFixture('torch-1.13.1', 'state_dict.zip.pth'),
  await goodFixture('torch-2.15.0', 'checkpoint.zip.pth'),
]

test.each(checked)('$name, changed, is refused or is the same model', async ({ bytes, expected }) => {
  await fc.assert(
    fc.asyncProperty(arbitraryMutations, async (mutations) => {
      const read = await readModel(mutate(bytes, mutations)).catch((error: unknown) => error)
      if (read instanceof Error) expectTyped(read)
      else expectSameModel((read as Awaited<ReturnType<typeof readModel>>).model, expected)
    }),
    { numRuns: RUNS },
  )
})

// These carry none: a changed weight is another model, but never a broken one.
const unchecked = [
  await goodFixture('torch-2.15.0', 'checkpoint.legacy.pth'),
  await goodFixture('onnx-torch-2.15.0', 'gelu.onnx'),
  await goodFixture('onnx-torch-1.13.1', 'gelu.onnx'),
  await goodFixture('strangers', 'norm_sequential.safetensors'),
  await goodFixture('strangers', 'w1_b1.npz'),
  await goodFixture('keras-3', 'plain.h5'),
  await goodFixture('keras-3', 'norms.h5'),
  await goodFixture('keras-3', 'many.keras'),
]

test.each(unchecked)('$name, changed, is refused or is a whole model', async ({ bytes }) => {
  await fc.assert(
    fc.asyncProperty(arbitraryMutations, async (mutations) => {
      const read = await readModel(mutate(bytes, mutations)).catch((error: unknown) => error)
      if (read instanceof Error) expectTyped(read)
      else expectWhole((read as Awaited<ReturnType<typeof readModel>>).model)
    }),
    { numRuns: RUNS },
  )
})

async function goodFixture(version: string, name: string) {
  const { bytes } = fixture(version, name)
  return { name: `${version}/${name}`, bytes, expected: (await readModel(bytes)).model }
}

function expectTyped(error: Error): void {
  expect(error).toBeInstanceOf(OneloopError)
  expect(error).toMatchObject({ code: expect.stringMatching(/^MODEL_|^NOT_FINITE$/), offset: expect.any(Number) })
}

function expectWhole(read: Mlp): void {
  expect(read.forward(new Float32Array(read.widths[0]!))).toHaveLength(read.widths.at(-1)!)
}
