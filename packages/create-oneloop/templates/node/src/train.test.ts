import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { DataLoader, evaluate, wasm, weightsSha256 } from 'oneloop'
import { train } from './train.js'

const csv = await readFile('data/moons.csv', 'utf8')

test('the network knows rows that it never saw', async () => {
  const { model, test } = await train(csv, 'moon')
  const { accuracy } = await evaluate(model, new DataLoader(test, { batchSize: 256 }), { backend: wasm() })
  assert.ok((accuracy ?? 0) > 0.9, `accuracy ${accuracy}`)
})

test('the same seed gives the same weights', async () => {
  const [first, second] = [await train(csv, 'moon'), await train(csv, 'moon')]
  assert.equal(await weightsSha256(second.model.parameters), await weightsSha256(first.model.parameters))
})
