import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accuracy, argMax, calibration, softmax } from '../index.ts'

const classes = 4
const rows = fc
  .array(
    fc.record({
      logits: fc.array(fc.double({ min: -8, max: 8, noNaN: true }), { minLength: classes, maxLength: classes }),
      label: fc.nat(classes - 1),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((list) => ({
    probabilities: softmax(
      list.flatMap(({ logits }) => logits),
      classes,
    ),
    labels: list.map(({ label }) => label),
  }))

function confidences(probabilities: Float32Array): number[] {
  return [...argMax(probabilities, classes)].map((k, row) => probabilities[row * classes + k]!)
}

test('bins part the rows by confidence, and the error is their weighted gap, between 0 and 1', () => {
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 20 }), ({ probabilities, labels }, bins) => {
      const result = calibration(probabilities, labels, classes, { bins })
      expect(result.bins).toHaveLength(bins)
      expect(result.bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(labels.length)
      let gaps = 0
      for (const { lower, upper, count, confidence, accuracy: right } of result.bins) {
        if (count === 0) continue
        expect(confidence).toBeGreaterThanOrEqual(lower - 1e-9)
        expect(confidence).toBeLessThanOrEqual(upper + 1e-9)
        gaps += (count / labels.length) * Math.abs(right - confidence)
      }
      expect(result.ece).toBeCloseTo(gaps, 9)
      expect(result.ece).toBeGreaterThanOrEqual(0)
      expect(result.ece).toBeLessThanOrEqual(1)
    }),
  )
})

test('with one bin the error is the gap between mean confidence and accuracy, and more bins find no less', () => {
  fc.assert(
    fc.property(rows, ({ probabilities, labels }) => {
      const sure = confidences(probabilities)
      const mean = sure.reduce((a, b) => a + b, 0) / sure.length
      const one = calibration(probabilities, labels, classes, { bins: 1 }).ece
      const targets = { kind: 'classes' as const, data: Uint8Array.from(labels) }
      expect(one).toBeCloseTo(Math.abs(mean - accuracy(probabilities, targets)), 6)
      expect(calibration(probabilities, labels, classes, { bins: 8 }).ece).toBeGreaterThanOrEqual(one - 1e-9)
    }),
  )
})

test('certain and right is 0, certain and wrong is 1', () => {
  expect(calibration([1, 0, 0, 1], [0, 1], 2).ece).toBe(0)
  expect(calibration([1, 0, 0, 1], [1, 0], 2).ece).toBe(1)
})

test('logits in place of probabilities are refused', () => {
  expect(() => calibration([3, -1], [0], 2)).toThrow(expect.objectContaining({ code: 'ARGUMENT_INVALID' }))
})
