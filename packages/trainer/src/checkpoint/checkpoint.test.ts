import { OneloopError } from '@oneloop/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeCheckpoint, encodeCheckpoint, type RunState } from '../index.ts'

const count = fc.nat(1e6)
const sum = fc.oneof(
  fc.double({ min: 0, max: 1e9, noNaN: true }),
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY),
)

/** Anything that a run may come to. */
const state: fc.Arbitrary<RunState> = fc
  .record({
    length: fc.integer({ min: 1, max: 9 }),
    epochs: fc.nat(3),
    steps: fc.integer({ min: 1, max: 999 }),
    correct: count,
  })
  .chain(({ length, epochs, steps, correct }) => {
    const floats = fc.float32Array({ minLength: length, maxLength: length })
    const named = fc.record({ 'fc1.weight': floats, 'fc1.bias': floats })
    return fc.record({
      engine: fc.record({
        parameters: named,
        slots: fc.record({ expAvg: named }),
        step: fc.nat(),
        totals: fc.record({
          batches: count,
          count: count.map((more) => correct + more),
          weight: fc.constant(correct),
          correct: fc.constant(correct),
          absoluteError: count,
          squaredError: count,
          lossSum: sum,
          rowLossSum: sum,
          firstNonFinite: fc.option(count),
        }),
      }),
      epoch: fc.constant(epochs + 1),
      stepInEpoch: fc.nat(steps),
      seconds: fc.double({ min: 0, max: 1e4, noNaN: true }),
      loader: fc.record({
        seed: fc.integer(),
        batchSize: fc.integer({ min: 1, max: 9999 }),
        length: fc.constant(steps),
      }),
      memories: fc.dictionary(
        fc.constantFrom('earlyStopping', 'nanGuard', 'my own'),
        fc.record({
          values: fc.dictionary(
            fc.stringMatching(/^[a-z]\w{0,8}$/),
            fc.oneof(fc.integer(), fc.string(), fc.boolean(), fc.constant(null)),
          ),
          arrays: fc.oneof(fc.constant({}), named),
        }),
      ),
      history: fc.constant(Array.from({ length: epochs }, (_, i) => ({ ...report, epoch: i + 1 }))),
    })
  })
const report = {
  loss: 0.1 + 0.2,
  accuracy: 0.9,
  validationLoss: null,
  trainAccuracy: 1 / 3,
  learningRate: 1e-3,
  seconds: 2,
}
const config = { hidden: [128, 64], data: 'mnist' }

test('what is encoded is decoded, bit for bit', () =>
  fc.assert(
    fc.asyncProperty(state, async (before) => {
      expect(await decodeCheckpoint(await encodeCheckpoint(before, config))).toEqual({ state: before, config })
    }),
  ))

test('a changed or cut file is never read as a checkpoint', async () => {
  const [sample] = fc.sample(state, { numRuns: 1, seed: 1 })
  const good = await encodeCheckpoint(sample!, config)
  await fc.assert(
    fc.asyncProperty(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), fc.boolean(), async (at, flip, cut) => {
      const bad = cut ? good.slice(0, at) : good.slice()
      if (!cut) bad[at]! ^= flip
      const result = await decodeCheckpoint(bad).catch((error: unknown) => error)
      // A flip in the padding spaces or in the JSON's own spelling may leave the content whole.
      if (result instanceof OneloopError) expect(result.code).toMatch(/^CHECKPOINT_/)
      else expect(result).toEqual({ state: sample, config })
    }),
    { numRuns: 2000 },
  )
})
