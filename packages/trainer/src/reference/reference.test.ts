import { activationNames, crossEntropy, lossTargets } from '@oneloop/core'
import { Mlp } from '@oneloop/mlp-model'
import { describe, expect, test } from 'vitest'
import { rows, weighted } from '../conformance/index.ts'
import { LOSSES } from '../conformance/losses.ts'
import { lossAndGradient } from './losses.ts'
import { backward, forward, gather } from './network.ts'

describe('the reference gradients are those of finite differences', () => {
  for (const [name, loss] of Object.entries(LOSSES)) {
    for (const activation of activationNames) {
      for (const dropout of [0, 0.4]) {
        test(`${name}, ${activation}, dropout ${dropout}`, () => {
          const { layers, parameters } = new Mlp([5, 7, 6, 5], { activation, dropout, seed: 11 })
          const batch = weighted(rows('floats', 6, 5, 5, lossTargets[loss.kind]))
          const at = { seed: 3, step: 9 }
          const lossAt = () => {
            const logits = forward(layers, parameters, gather(batch), at).at(-1)!.output
            return lossAndGradient(loss, logits, batch.targets, batch.rowWeights)
          }
          const passes = forward(layers, parameters, gather(batch), at)
          const gradients = backward(layers, parameters, passes, lossAt().gradient)
          for (const [parameter, values] of Object.entries(parameters)) {
            values.forEach((value, i) => {
              // Parameters are float32, so the true step is what rounding leaves of 2⁻¹⁰.
              values[i] = value + 2 ** -10
              const right = { at: values[i]!, loss: lossAt().loss }
              values[i] = value - 2 ** -10
              const left = { at: values[i]!, loss: lossAt().loss }
              values[i] = value
              const slope = (right.loss - left.loss) / (right.at - left.at)
              expect(gradients[parameter]![i], `${parameter}[${i}]`).toBeCloseTo(slope, 5)
            })
          }
        })
      }
    }
  }
})

test('the loss of sure and right logits is 0, of sure and wrong ones their margin', () => {
  const logits = Float64Array.of(1000, 0, 0, 1000)
  expect(lossAndGradient(crossEntropy(), logits, { kind: 'classes', data: Uint8Array.of(0, 1) }).loss).toBe(0)
  expect(lossAndGradient(crossEntropy(), logits, { kind: 'classes', data: Uint8Array.of(1, 0) }).loss).toBe(1000)
})
