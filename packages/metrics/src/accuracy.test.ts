import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accuracy, argMax, softmax, topK } from './index.ts'

const classes = 5
const classTargets = (labels: readonly number[]) => ({ kind: 'classes' as const, data: Uint8Array.from(labels) })
const rows = fc.array(
  fc.record({
    logits: fc.array(fc.oneof(fc.integer({ min: -2, max: 2 }), fc.float({ min: -200, max: 200, noNaN: true })), {
      minLength: classes,
      maxLength: classes,
    }),
    label: fc.nat(classes - 1),
  }),
  { minLength: 1, maxLength: 30 },
)

test('argMax is the first index of the largest logit', () => {
  fc.assert(
    fc.property(rows, (list) => {
      const expected = list.map(({ logits }) => logits.indexOf(Math.max(...logits)))
      expect([
        ...argMax(
          list.flatMap(({ logits }) => logits),
          classes,
        ),
      ]).toEqual(expected)
    }),
  )
})

test('top 1 is accuracy, top k grows with k, top classes is 1', () => {
  fc.assert(
    fc.property(rows, (list) => {
      const outputs = Float32Array.from(list.flatMap((row) => row.logits))
      const targets = classTargets(list.map((row) => row.label))
      const top = Array.from({ length: classes }, (_, i) => topK(i + 1)(outputs, targets))
      expect(top[0]).toBe(accuracy(outputs, targets))
      expect(top).toEqual(top.toSorted((a, b) => a - b))
      expect(top.at(-1)).toBe(1)
    }),
  )
})

test('softmax rows sum to 1, keep the order, and do not move when a constant is added', () => {
  fc.assert(
    fc.property(rows, fc.integer({ min: -1000, max: 1000 }), (list, constant) => {
      const logits = list.flatMap((row) => row.logits)
      const probabilities = softmax(logits, classes)
      const shifted = softmax(
        logits.map((logit) => logit + constant),
        classes,
      )
      for (let row = 0; row < list.length; row++) {
        const own = probabilities.subarray(row * classes, (row + 1) * classes)
        expect(own.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 5)
        const { logits: z } = list[row]!
        for (let k = 1; k < classes; k++) if (z[k]! > z[0]!) expect(own[k]).toBeGreaterThanOrEqual(own[0]!)
      }
      probabilities.forEach((p, i) => {
        expect(shifted[i]).toBeCloseTo(p, 5)
      })
    }),
  )
})

test('shapes that do not fit are refused by name', () => {
  expect(() => argMax([1, 2, 3], 2)).toThrow(expect.objectContaining({ code: 'SHAPE_MISMATCH' }))
  const outputs = Float32Array.of(1, 2)
  expect(() => accuracy(outputs, classTargets([2]))).toThrow(expect.objectContaining({ code: 'LABEL_OUT_OF_RANGE' }))
  expect(() => accuracy(outputs, classTargets([0, 1, 0]))).toThrow(expect.objectContaining({ code: 'SHAPE_MISMATCH' }))
  expect(() => topK(0)).toThrow(expect.objectContaining({ code: 'ARGUMENT_INVALID' }))
})
