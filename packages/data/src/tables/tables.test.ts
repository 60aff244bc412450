import { expect, test } from 'vitest'
import { table } from '../table/table.ts'
import { digits, tables } from './index.ts'

// The counts that scikit-learn's documentation gives: https://scikit-learn.org/stable/datasets/toy_dataset.html
test.each([
  ['iris', 150, 4, [50, 50, 50]],
  ['wine', 178, 13, [48, 59, 71]],
  ['breast-cancer', 569, 30, [357, 212]],
] as const)('%s', async (name, rows, inputs, counts) => {
  const made = table(await tables[name].read(), { target: tables[name].target })
  expect([made.length, made.inputs.length, made.task]).toEqual([rows, inputs, 'classification'])
  expect(made.dataset().classCounts()).toEqual(counts)
})

test('diabetes', async () => {
  const { read, target } = tables.diabetes
  const made = table(await read(), { target })
  expect([made.length, made.inputs.length, made.task]).toEqual([442, 10, 'regression'])
})

test('digits', async () => {
  const data = await digits()
  expect(data).toMatchObject({ length: 1797, rows: 8, columns: 8 })
  expect(data.classCounts()).toEqual([178, 182, 177, 183, 181, 182, 181, 179, 174, 180])
  expect(data.features.reduce((most, value) => Math.max(most, value), 0)).toBe(16)
})
