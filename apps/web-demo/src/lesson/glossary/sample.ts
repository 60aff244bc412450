import { adam, crossEntropy, DataLoader, type Dataset, fit, logLine, Mlp, reference } from 'oneloop'

export async function lesson(train: Dataset, test: Dataset) {
  const network = new Mlp([784, 128, 64, 10], { activation: 'relu', dropout: 0.2, seed: 1 })
  const miniBatches = new DataLoader(train, { batchSize: 64, shuffle: true, seed: 1 })

  // The training loop: mini-batch, forward pass, loss, backward pass, update; 938 iterations an epoch.
  await fit(network, miniBatches, {
    backend: reference(), // the engine
    loss: crossEntropy(), // the loss function
    optimizer: adam({ learningRate: 0.001 }),
    epochs: 5,
    validation: new DataLoader(test, { batchSize: 1000 }), // evaluation mode: dropout off
    callbacks: [logLine()],
  })

  return network.stateDict() // the parameters by name: 'fc1.weight', 'fc1.bias', …
}
