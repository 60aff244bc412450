import { expect, test } from 'vitest'
import { formatNames, readModel, writeModel } from '../src/index.ts'
import { expectLogits } from './expect-logits.ts'
import { countRight, images, inputs, logits, model, normalization, right } from './mnist.ts'

test('a network that PyTorch trained answers here as it did there', () => {
  const here = model.forward(inputs)
  expectLogits(here, logits)
  expect(countRight(here)).toBe(right)
})

test('from the pixels too, with the normalisation that its file keeps', async () => {
  const read = await readModel(writeModel(model, 'safetensors', { normalization }))
  const here = read.model.forward({ features: images, ...read.normalization! })
  expectLogits(here, logits)
  expect(countRight(here)).toBe(right)
})

test.each(formatNames)('and after a journey through %s, bit for bit', async (format) => {
  const { model: read } = await readModel(writeModel(model, format))
  expect(read.forward(inputs)).toEqual(model.forward(inputs))
})
