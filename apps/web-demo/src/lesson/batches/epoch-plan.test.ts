import fc from 'fast-check'
import { expect, test } from 'vitest'
import { planEpoch } from './epoch-plan.ts'

test('60,000 in batches of 64 are 938 steps, the last of 32', () => {
  expect(planEpoch(60_000, 64)).toEqual({ steps: 938, quotient: 937.5, lastBatch: 32 })
})

test('the steps cover every example once, and no batch is empty', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 1, max: 2000 }), (examples, batchSize) => {
      const { steps, lastBatch } = planEpoch(examples, batchSize)
      expect((steps - 1) * batchSize + lastBatch).toBe(examples)
      expect(lastBatch).toBeGreaterThan(0)
      expect(lastBatch).toBeLessThanOrEqual(batchSize)
    }),
  )
})
