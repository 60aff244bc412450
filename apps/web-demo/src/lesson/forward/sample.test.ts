import { Mlp } from 'oneloop'
import { mnist } from 'oneloop/node'
import { expect, test } from 'vitest'
import { layerValues } from '../../training/layer-values.ts'
import { modelData } from '../../training/model-data.ts'
import { predictOne } from './sample.ts'

test('the code shown predicts what the pictures show', async () => {
  const { test: digits } = await mnist()
  const model = new Mlp([784, 128, 64, 10], { seed: 1 })
  for (const image of [0, 1, 2]) {
    const logits = layerValues(modelData(model), digits.image(image)).at(-1)!
    const { digit, label } = predictOne(model, digits, image)
    expect(digit).toBe(logits.indexOf(Math.max(...logits)))
    expect(label).toBe(digits.labels[image])
  }
})
