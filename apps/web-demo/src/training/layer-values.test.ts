import fc from 'fast-check'
import { Mlp } from 'oneloop'
import { expect, test } from 'vitest'
import { contributions, layerValues, weightsInto } from './layer-values.ts'

const mlp = new Mlp([784, 12, 8, 10], { seed: 3 })
// A network out of a file may see its pixels in another way than the lesson's does.
const transform = { scale: 1 / 255, offset: 0.25 }
const model = { layers: mlp.layers, parameters: mlp.parameters, transform }
const images = fc.uint8Array({ minLength: 784, maxLength: 784 })

test('the last values are the logits of the model itself, and ReLU leaves nothing negative before them', () => {
  fc.assert(
    fc.property(images, (pixels) => {
      const values = layerValues(model, pixels)
      const logits = mlp.forward({ features: pixels, ...transform })
      expect(values.map((layer) => layer.length)).toEqual([784, 12, 8, 10])
      expect(Math.min(...values[1]!, ...values[2]!)).toBeGreaterThanOrEqual(0)
      for (const [c, logit] of logits.entries()) expect(values[3]![c]).toBeCloseTo(logit, 4)
    }),
    { numRuns: 20 },
  )
})

test("a neuron's contributions and its bias add up to its output", () => {
  fc.assert(
    fc.property(images, fc.nat(7), (pixels, neuron) => {
      const values = layerValues(model, pixels)
      const parts = contributions(model, 1, neuron, values[1]!)
      const sum = parts.reduce((total, part) => total + part, model.parameters['fc2.bias']![neuron]!)
      expect(Math.max(0, sum)).toBeCloseTo(values[2]![neuron]!)
      expect(weightsInto(model, 1, neuron)).toHaveLength(12)
    }),
    { numRuns: 20 },
  )
})
