import { adam, crossEntropy, DataLoader, Mlp, reference } from 'oneloop'
import { mnist } from 'oneloop/node'
import { expect, test } from 'vitest'
import { batchGradients, gradientsOf, mean, standardDeviation } from './gradient-noise.ts'

const model = new Mlp([784, 16, 10], { seed: 1 })
const images = 512
const digits = (await mnist()).test.subset({ start: 0, end: images })
const perImage = gradientsOf(model, digits, 0, images)

test("a batch's gradient is what the engine works out for that batch", async () => {
  const engine = await reference().createEngine({
    layers: model.layers,
    parameters: model.parameters,
    loss: crossEntropy(),
    optimizer: adam(),
    clipNorm: null,
    maxBatchSize: 64,
    seed: 1,
  })
  const [first] = new DataLoader(digits, { batchSize: 64 })
  const gradients = await engine.gradients(first!)
  expect(batchGradients(perImage, 64)[0]).toBeCloseTo(gradients['fc2.bias']![0]!, 6)
})

test('whatever the batch size, the mean stays; and larger batches spread less', () => {
  const spreads = [1, 4, 16, 64, 256].map((batchSize) => {
    const gradients = batchGradients(perImage, batchSize)
    expect(mean(gradients)).toBeCloseTo(mean(perImage), 10)
    return standardDeviation(gradients)
  })
  expect(spreads).toEqual(spreads.toSorted((a, b) => b - a))
  expect(spreads[3]! / spreads[0]!).toBeLessThan(0.25)
})
