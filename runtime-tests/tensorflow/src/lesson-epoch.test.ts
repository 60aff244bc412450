import { tfjsNode } from '@oneloop/backend-tfjs'
import { wasm } from '@oneloop/backend-wasm'
import { adam, type Backend, crossEntropy } from '@oneloop/core'
import { DataLoader } from '@oneloop/data'
import { Mlp } from '@oneloop/mlp-model'
import { mnist } from '@oneloop/mnist-data/node'
import { fit } from '@oneloop/trainer'
import { expect, inject, test } from 'vitest'

async function firstEpoch(backend: Backend) {
  const { train, test } = await mnist()
  const model = new Mlp([784, 128, 64, 10], { seed: 1 })
  const history = await fit(model, new DataLoader(train, { batchSize: 64, shuffle: true, seed: 1 }), {
    backend,
    loss: crossEntropy(),
    optimizer: adam({ learningRate: 1e-3 }),
    epochs: 1,
    validation: new DataLoader(test, { batchSize: 1000 }),
  })
  return history.epochs[0]!
}

test.skipIf(inject('skipReason'))("the lesson's first epoch on TensorFlow is the one that WASM trains", async () => {
  const onTensorflow = await firstEpoch(tfjsNode())
  const onWasm = await firstEpoch(wasm())
  // The same sums in another order: after 938 steps the two differ in the fourth digit.
  expect(onTensorflow.loss).toBeCloseTo(onWasm.loss, 2)
  expect(onTensorflow.accuracy).toBeCloseTo(onWasm.accuracy!, 2)
  expect(onTensorflow.accuracy).toBeGreaterThan(0.92)
})
