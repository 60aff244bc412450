import { adam, crossEntropy, DataLoader, type Dataset, gradientNorms, Mlp, reference } from 'oneloop'

// The gradient of the loss by each of the 109,386 parameters, for one batch of 64 images.
export async function normsOfOneBatch(train: Dataset) {
  const model = new Mlp([784, 128, 64, 10], { seed: 1 })
  const engine = await reference().createEngine({
    layers: model.layers,
    parameters: model.parameters,
    loss: crossEntropy(),
    optimizer: adam(),
    clipNorm: null,
    maxBatchSize: 64,
    seed: 1,
  })
  const [batch] = new DataLoader(train, { batchSize: 64, shuffle: true, seed: 1 })
  const gradients = await engine.gradients(batch!)
  await engine.dispose()
  return gradientNorms(gradients) // { 'fc1.weight': …, 'fc1.bias': …, 'fc2.weight': …, … }
}
