import { Mlp } from '@oneloop/mlp-model'
import { expect, test } from 'vitest'
import { openSafetensors, type RangeSource, writeModel } from '../index.ts'

const model = new Mlp([20, 8, 3])
const bytes = writeModel(model, 'safetensors', { metadata: { note: 'kept' } })

test('one tensor is read without the rest', async () => {
  const ranges: [number, number][] = []
  const source: RangeSource = {
    size: bytes.length,
    read: async (start, end) => {
      ranges.push([start, end])
      return bytes.slice(start, end)
    },
  }
  const file = await openSafetensors(source)
  expect(file.metadata.get('note')).toBe('kept')
  expect([...file.tensors.keys()]).toEqual(['fc1.weight', 'fc1.bias', 'fc2.weight', 'fc2.bias'])
  expect(file.tensors.get('fc2.weight')).toEqual({ dtype: 'F32', shape: [3, 8], bytes: 96 })

  const { shape, data } = await file.read('fc2.weight')
  expect(shape).toEqual([3, 8])
  expect(data).toEqual(model.parameters['fc2.weight'])
  const header = bytes.length - model.parameterCount * 4
  expect(ranges).toEqual([
    [0, 8],
    [8, header],
    [bytes.length - 12 - 96, bytes.length - 12],
  ])
})

test('from a blob, and a wrong name is met with the right one', async () => {
  const file = await openSafetensors(new Blob([bytes]), 'model.safetensors')
  expect((await file.read('fc1.bias')).data).toEqual(model.parameters['fc1.bias'])
  await expect(file.read('fc1.wieght')).rejects.toThrow(/did you mean 'fc1\.weight'/)
})

test('a short file is refused', async () => {
  await expect(openSafetensors(new Blob([bytes.slice(0, 5)]))).rejects.toMatchObject({ code: 'MODEL_FILE_TRUNCATED' })
  await expect(openSafetensors(new Blob([bytes.slice(0, 50)]))).rejects.toMatchObject({ code: 'MODEL_FILE_TRUNCATED' })
})
