import { adam, crossEntropy, DataLoader, fit, Mlp, wasm, weightsSha256 } from 'oneloop'
import { mnist } from 'oneloop/node'

/** What Node gets out of the lesson's run: the digest of the weights and the accuracy. */
export async function nodeRun(epochs: number): Promise<{ readonly weightsSha256: string; readonly accuracy: number }> {
  const { train, test } = await mnist()
  const model = new Mlp([784, 128, 64, 10], { seed: 1 })
  const history = await fit(model, new DataLoader(train, { batchSize: 64, shuffle: true, seed: 1 }), {
    backend: wasm(),
    loss: crossEntropy(),
    optimizer: adam({ learningRate: 1e-3 }),
    epochs,
    seed: 1,
    validation: new DataLoader(test, { batchSize: 1000 }),
  })
  return { weightsSha256: await weightsSha256(model.parameters), accuracy: history.epochs.at(-1)!.accuracy! }
}
