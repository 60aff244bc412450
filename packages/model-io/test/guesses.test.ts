import { Mlp } from '@oneloop/mlp-model'
import { describe, expect, test } from 'vitest'
import { formatNames, readModel, type WriterName, writeModel } from '../src/index.ts'
import { expectSameModel } from './expect-same-model.ts'
import { fixture } from './fixture.ts'

const stranger = () => readModel([fixture('torch-2.15.0', 'state_dict.zip.pth')])
const given = { scale: 1 / 255, offset: 0 }
const GUESS = 'the activation after each hidden layer is taken to be relu'

describe.each(formatNames)('%s', (format: WriterName) => {
  test('what was guessed stays a guess, through every format, and can be settled at last', async () => {
    const first = await stranger()
    expect(first.guessed).toEqual({ activation: GUESS })
    expect(first.normalization).toBeNull()
    // All that a file says travels with the model as it was read.
    const second = await readModel(writeModel(first.model, format, first))
    expectSameModel(second.model, first.model)
    expect(second.normalization).toBeNull()
    expect(second.guessed).toEqual({ activation: GUESS })
    expect(second.inferred).toEqual([GUESS])
    for (const other of formatNames) {
      expect((await readModel(writeModel(second.model, other, second))).guessed).toEqual({ activation: GUESS })
    }
    const settled = await readModel(writeModel(second.model, format, second), {
      activation: 'tanh',
      normalization: given,
    })
    expect(settled.model.layers.map(({ activation }) => activation)).toEqual(['tanh', 'identity'])
    expect(settled).toMatchObject({ normalization: given, guessed: {}, inferred: [] })
  })

  test('a normalisation that was guessed is marked so', async () => {
    const guessed = { normalization: 'the normalisation is taken to be that of the lesson' }
    const bytes = writeModel(new Mlp([4, 3]), format, { normalization: given, guessed })
    expect(await readModel(bytes)).toMatchObject({ normalization: given, guessed, inferred: [guessed.normalization] })
    const other = { scale: 2, offset: 1 }
    expect(await readModel(bytes, { normalization: other })).toMatchObject({
      normalization: other,
      guessed: {},
      inferred: [],
    })
  })

  test('what a file states and a caller overrules is said', async () => {
    const bytes = writeModel(new Mlp([4, 3, 2], { activation: 'gelu' }), format, { normalization: given })
    const same = await readModel(bytes, { activation: 'gelu', normalization: given })
    expect(same.inferred).toEqual([])
    const read = await readModel(bytes, { activation: 'elu', normalization: { scale: 1, offset: 0 } })
    expect(read.model.layers[0]?.activation).toBe('elu')
    expect(read.inferred).toEqual([
      "the activation elu was given, in place of the file's gelu",
      "a normalisation was given, in place of the file's x · 0.00392156862745098 + 0",
    ])
  })

  test('a network of NaN is refused, naming the layer', async () => {
    const model = new Mlp([4, 3, 2])
    model.parameters['fc2.bias']![1] = Number.NaN
    model.parameters['fc2.bias']![0] = Number.POSITIVE_INFINITY
    await expect(readModel(writeModel(model, format))).rejects.toMatchObject({
      code: 'NOT_FINITE',
      message: expect.stringMatching(/2 of the 2 biases of layer fc2.* are NaN or infinite; its training diverged/),
    })
  })
})

test('a normalisation that is none is refused, read and written', async () => {
  for (const normalization of [
    { scale: Number.NaN, offset: 0 },
    { scale: 0, offset: 1 },
    { scale: 1, offset: -Infinity },
  ]) {
    await expect(readModel([fixture('torch-2.15.0', 'state_dict.zip.pth')], { normalization })).rejects.toMatchObject({
      code: 'ARGUMENT_INVALID',
    })
    expect(() => writeModel(new Mlp([2, 2]), 'npz', { normalization })).toThrow(/two finite numbers/)
  }
})

test('an unknown activation is met with the right name', async () => {
  const reading = readModel([fixture('torch-2.15.0', 'state_dict.zip.pth')], { activation: 'tahn' as 'tanh' })
  await expect(reading).rejects.toThrow(/did you mean 'tanh'/)
})
