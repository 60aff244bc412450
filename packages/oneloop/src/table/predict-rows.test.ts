import { adam, binaryCrossEntropy, crossEntropy, meanSquaredError } from '@oneloop/core'
import { fromRows, table } from '@oneloop/data'
import { Mlp } from '@oneloop/mlp-model'
import { readModel, writeModel } from '@oneloop/model-io'
import { fit, reference } from '@oneloop/trainer'
import { expect, test } from 'vitest'
import { predictRows } from './predict-rows.ts'

/** Flowers whose kind and price a line tells apart. */
const rows = Array.from({ length: 90 }, (_, i) => {
  const kind = i % 3
  const length = 10 + kind * 4 + Math.sin(i)
  return {
    length,
    colour: ['red', 'red', 'blue'][kind],
    kind: ['rose', 'tulip', 'iris'][kind],
    price: 100 * length + 50,
    sold: length > 13 ? 'yes' : 'no',
  }
})

async function learn(
  target: string | string[],
  drop: string[],
  loss = crossEntropy() as Parameters<typeof fit>[2]['loss'],
  task?: 'multilabel',
) {
  const { train, test } = table(fromRows(rows), { target, drop, ...(task && { task }) }).split({
    parts: [0.8, 0.2],
    seed: 1,
  })
  const model = new Mlp([train.width, 16, train.outputs], { seed: 1 })
  const optimizer = adam({ learningRate: 0.01 })
  await fit(model, train.loader({ batchSize: 16, shuffle: true }), {
    backend: reference(),
    loss: loss!,
    optimizer,
    epochs: 60,
  })
  return { model, preprocessing: train.preprocessing!, asked: Array.from(test.indices, (row) => rows[row]!) }
}

test('classes by name, with their probabilities', async () => {
  const { model, preprocessing, asked } = await learn('kind', ['price', 'sold'])
  const answers = predictRows(model, preprocessing, asked)
  for (const [i, answer] of answers.entries()) {
    if (answer.kind !== 'class') throw new Error('no class')
    expect(answer.class).toBe(asked[i]!.kind)
    expect(Object.keys(answer.probabilities)).toEqual(['iris', 'rose', 'tulip'])
    expect(Object.values(answer.probabilities).reduce((a, b) => a + b)).toBeCloseTo(1, 5)
  }
  // The target is not needed, and a colour never seen is no fault.
  expect(predictRows(model, preprocessing, [{ length: 10, colour: 'green' }])).toHaveLength(1)
})

test('values in their own units', async () => {
  const { model, preprocessing, asked } = await learn('price', ['kind', 'sold'], meanSquaredError())
  for (const [i, answer] of predictRows(model, preprocessing, asked).entries()) {
    if (answer.kind !== 'values') throw new Error('no values')
    expect(Math.abs(answer.values['price']! - asked[i]!.price)).toBeLessThan(60)
  }
})

test('labels as the table has them', async () => {
  const { model, preprocessing, asked } = await learn(['sold'], ['kind', 'price'], binaryCrossEntropy(), 'multilabel')
  for (const [i, answer] of predictRows(model, preprocessing, asked).entries()) {
    if (answer.kind !== 'labels') throw new Error('no labels')
    expect(answer.labels['sold']).toBe(asked[i]!.sold)
    expect(answer.probabilities['sold']! > 0.5).toBe(asked[i]!.sold === 'yes')
  }
})

test('a model file gives the same answers, to the bit', async () => {
  const { model, preprocessing, asked } = await learn('kind', ['price', 'sold'])
  const read = await readModel(writeModel(model, 'safetensors', { preprocessing }))
  expect(predictRows(read.model, read.preprocessing!, asked)).toEqual(predictRows(model, preprocessing, asked))
})
