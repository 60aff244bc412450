import { Mlp } from '@oneloop/mlp-model'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arbitraryModel, arbitraryOptions } from '../test/arbitrary-model.ts'
import { expectSameModel } from '../test/expect-same-model.ts'
import { formatNames, modelFormats, readModel, writeModel } from './index.ts'

test('every named format is there', () => {
  expect(modelFormats.map(({ name }) => name)).toEqual(formatNames)
})

for (const { name } of modelFormats) {
  test(`${name}: what was written is read back, nothing inferred`, async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryModel, arbitraryOptions, async (model, options) => {
        const read = await readModel(writeModel(model, name, options))
        expect(read.format).toBe(name)
        expectSameModel(read.model, model)
        expect(read.normalization).toEqual(options.normalization)
        expect(read.classNames).toEqual(options.classNames)
        expect(read.metadata).toMatchObject(options.metadata)
        expect(read.inferred).toEqual([])
      }),
    )
  })

  test(`${name}: the same model gives the same bytes`, () => {
    const write = () => writeModel(new Mlp([20, 8, 3]), name)
    expect(write()).toEqual(write())
  })

  test(`${name}: a model that travelled through any other format is the same`, async () => {
    for (const other of formatNames) {
      const model = new Mlp([20, 8, 3], { activation: 'gelu', dropout: 0.25 })
      const there = await readModel(writeModel(model, name))
      const back = await readModel(writeModel(there.model, other))
      expectSameModel(back.model, model)
    }
  })
}

test('an unknown format is refused with the nearest name', () => {
  expect(() => writeModel(new Mlp([2, 2]), 'safetensor' as 'safetensors')).toThrow(/did you mean 'safetensors'/)
})
