import { Mlp } from '@oneloop/mlp-model'
import { DataLoader, type Dataset } from '@oneloop/mnist-data'
import { adam, crossEntropy, fit, momentum, type Optimizer, reference, rmsprop, sgd } from '@oneloop/trainer'

// The same network, from the same start, under four rules. Only one line differs: the optimizer.
export async function race(train: Dataset, test: Dataset) {
  const rules: Optimizer[] = [
    sgd({ learningRate: 0.01 }),
    momentum({ learningRate: 0.01, momentum: 0.9 }),
    rmsprop({ learningRate: 0.001 }),
    adam({ learningRate: 0.001 }),
  ]
  for (const optimizer of rules) {
    await fit(
      new Mlp([784, 128, 64, 10], { seed: 1 }),
      new DataLoader(train, { batchSize: 64, shuffle: true, seed: 1 }),
      {
        backend: reference(),
        loss: crossEntropy(),
        optimizer,
        epochs: 1,
        validation: new DataLoader(test, { batchSize: 1000 }),
      },
    )
  }
}
