import {
  adam,
  crossEntropy,
  DataLoader,
  type Dataset,
  fit,
  type History,
  Mlp,
  momentum,
  type Optimizer,
  reference,
  rmsprop,
  sgd,
} from 'oneloop'

// The same network, from the same start, under four rules. Only the optimizer differs.
export async function race(train: Dataset): Promise<History[]> {
  const rules: Optimizer[] = [
    sgd({ learningRate: 0.01 }),
    momentum({ learningRate: 0.01, momentum: 0.9 }),
    rmsprop({ learningRate: 0.001 }),
    adam({ learningRate: 0.001 }),
  ]
  const histories: History[] = []
  for (const optimizer of rules) {
    const model = new Mlp([784, 128, 64, 10], { seed: 1 })
    const loader = new DataLoader(train, { batchSize: 64, shuffle: true, seed: 1 })
    histories.push(await fit(model, loader, { backend: reference(), loss: crossEntropy(), optimizer, epochs: 1 }))
  }
  return histories
}
