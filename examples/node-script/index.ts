// The lesson: 784-128-64-10 on the 60,000 real digits, five epochs, about 97 %. Run it: npm start
import assert from 'node:assert/strict'
import { adam, crossEntropy, DataLoader, evaluate, fit, logLine, Mlp, mnist, wasm } from 'oneloop'

const TARGET_ACCURACY = 0.965

const { train, test } = await mnist()
const training = new DataLoader(train, { batchSize: 64, shuffle: true, seed: 1 })
const testing = new DataLoader(test, { batchSize: 1000 })

const model = new Mlp([784, 128, 64, 10], { activation: 'relu', seed: 1 })
console.log(`${model}`)

const backend = wasm()
await fit(model, training, {
  backend,
  loss: crossEntropy(),
  optimizer: adam({ learningRate: 1e-3 }),
  epochs: 5,
  test: testing, // shown after every epoch: nothing stops or picks by it
  callbacks: [logLine()],
})

const { correct, count } = await evaluate(model, testing, { backend })
console.log(`${correct} of ${count} test images right`)
assert.ok(correct / count >= TARGET_ACCURACY, `${correct / count} is below ${TARGET_ACCURACY}`)
