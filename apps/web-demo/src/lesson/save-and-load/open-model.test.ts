import { DataLoader, Dataset, encodeCheckpoint, fit, Mlp, periodicCheckpoint, reference, writeModel } from 'oneloop'
import { expect, test } from 'vitest'
import { toMlp } from '../../training/model-data.ts'
import { openModel } from './open-model.ts'

const digits = new Dataset({
  features: Uint8Array.from({ length: 20 * 784 }, (_, i) => (i * 31) % 256),
  labels: Uint8Array.from({ length: 20 }, (_, i) => i % 10),
  rows: 28,
  columns: 28,
  classNames: [...'0123456789'],
  source: 'test',
})

/** A checkpoint as the command line writes it: tensors without shapes, and the run's settings beside them. */
async function checkpointOf(widths: readonly number[], config: unknown) {
  const model = new Mlp(widths, { activation: 'tanh', dropout: 0.25, seed: 2 })
  let bytes: Uint8Array<ArrayBuffer> | undefined
  await fit(model, new DataLoader(digits, { batchSize: 10 }), {
    backend: reference(),
    epochs: 1,
    callbacks: [
      periodicCheckpoint(async (state) => {
        bytes = await encodeCheckpoint(state, config)
      }),
    ],
  })
  return { model, file: new File([bytes!], 'checkpoint.safetensors') }
}

test('a checkpoint opens as the network that it holds', async () => {
  const { model, file } = await checkpointOf([784, 12, 8, 10], { activation: 'tanh', dropout: 0.25 })
  const opened = await openModel(file)
  expect(toMlp(opened.model).layers).toEqual(model.layers)
  expect(toMlp(opened.model).parameters).toEqual(model.parameters)
})

test('a network that reads no digits is refused, whatever the file', async () => {
  const model = new Mlp([4, 3, 2])
  await expect(openModel(new File([writeModel(model, 'safetensors')], 'm'))).rejects.toThrow('4 → 3 → 2')
  const { file } = await checkpointOf([784, 5, 11], {})
  await expect(openModel(file)).rejects.toMatchObject({ code: 'SHAPE_MISMATCH' })
})

test('a checkpoint that is damaged says so', async () => {
  const { file } = await checkpointOf([784, 5, 10], {})
  const bytes = new Uint8Array(await file.arrayBuffer())
  bytes[bytes.length - 1]! ^= 1
  await expect(openModel(new File([bytes], 'c'))).rejects.toMatchObject({ code: 'CHECKPOINT_CORRUPT' })
})
