import fc from 'fast-check'
import { expect, test } from 'vitest'
import { epochLoss, lossCurve } from './curves.ts'
import type { RunSample } from './protocol.ts'

/** Samples of epochs with these batch losses, one after every `every` steps. */
function samplesOf(epochs: readonly (readonly number[])[], every: number): RunSample[] {
  return epochs.flatMap((losses, e) =>
    losses.flatMap((_, i) => {
      const step = i + 1
      if (step % every > 0 && step < losses.length) return []
      const lossSum = losses.slice(0, step).reduce((sum, loss) => sum + loss, 0)
      return [{ epoch: e + 1, step, stepsPerEpoch: losses.length, lossSum, gradientNorms: {} }]
    }),
  )
}

const loss = fc.double({ min: 0, max: 10, noNaN: true })

test('the points of an epoch, weighted by their steps, have the epoch’s loss as their mean, and so has its last sample', () => {
  fc.assert(
    fc.property(
      fc
        .integer({ min: 2, max: 30 })
        .chain((steps) =>
          fc.array(fc.array(loss, { minLength: steps, maxLength: steps }), { minLength: 1, maxLength: 3 }),
        ),
      fc.integer({ min: 1, max: 7 }),
      (epochs, every) => {
        const samples = samplesOf(epochs, every)
        const curve = lossCurve(samples)
        for (const [e, losses] of epochs.entries()) {
          const mean = losses.reduce((sum, each) => sum + each, 0) / losses.length
          const mine = samples.map((sample, i) => [sample, curve[i]!] as const).filter(([{ epoch }]) => epoch === e + 1)
          let before = 0
          let sum = 0
          for (const [sample, [, value]] of mine) {
            sum += value * (sample.step - before)
            before = sample.step
          }
          expect(sum / losses.length).toBeCloseTo(mean, 8)
          expect(epochLoss(mine.at(-1)![0])).toBeCloseTo(mean, 8)
          expect(mine.at(-1)![1][0]).toBeCloseTo(e + 1)
        }
      },
    ),
  )
})
