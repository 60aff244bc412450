import { OneloopError } from '@oneloop/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeCheckpoint, encodeCheckpoint, type RunState } from '../index.ts'

const floats = fc.float32Array({ minLength: 1, maxLength: 9 })
const state: fc.Arbitrary<RunState> = fc.record({
  engine: fc.record({
    parameters: fc.record({ 'fc1.weight': floats, 'fc1.bias': floats }),
    slots: fc.record({ expAvg: fc.record({ 'fc1.weight': floats, 'fc1.bias': floats }) }),
    step: fc.nat(),
    totals: fc.record({
      batches: fc.nat(),
      count: fc.nat(),
      correct: fc.nat(),
      lossSum: fc.double({ min: 0, max: 1e9, noNaN: true }),
      rowLossSum: fc.double({ min: 0, max: 1e9, noNaN: true }),
      firstNonFinite: fc.constant(null),
    }),
  }),
  epoch: fc.integer({ min: 1, max: 99 }),
  step: fc.nat(999),
  seconds: fc.double({ min: 0, max: 1e4, noNaN: true }),
  loader: fc.record({ seed: fc.integer(), batchSize: fc.nat(), length: fc.nat() }),
  history: fc.constant([
    {
      epoch: 1,
      loss: 0.1 + 0.2,
      accuracy: 0.9,
      validationLoss: null,
      trainAccuracy: 1 / 3,
      learningRate: 1e-3,
      seconds: 2,
    },
  ]),
})
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
