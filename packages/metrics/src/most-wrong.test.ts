import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accuracy, argMax, mostWrong, softmax } from './index.ts'

const classes = 3
const rows = fc.array(
  fc.record({
    logits: fc.array(fc.float({ min: -5, max: 5, noNaN: true }), { minLength: classes, maxLength: classes }),
    label: fc.nat(classes - 1),
  }),
  { minLength: 1, maxLength: 40 },
)

test('all mistakes and nothing else, the surest first, cut to n', () => {
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 50 }), (list, n) => {
      const logits = list.flatMap((row) => row.logits)
      const labels = list.map((row) => row.label)
      const mistakes = mostWrong(logits, labels, classes, list.length)
      const targets = { kind: 'classes' as const, data: Uint8Array.from(labels) }
      const right = accuracy(Float32Array.from(logits), targets)
      expect(mistakes).toHaveLength(Math.round((1 - right) * list.length))
      const predictions = argMax(logits, classes)
      const probabilities = softmax(logits, classes)
      mistakes.forEach(({ index, predicted, actual, probability }, i) => {
        expect([predicted, actual]).toEqual([predictions[index], labels[index]])
        expect(predicted).not.toBe(actual)
        expect(probability).toBe(probabilities[index * classes + predicted])
        if (i > 0) expect(probability).toBeLessThanOrEqual(mistakes[i - 1]!.probability)
      })
      expect(mostWrong(logits, labels, classes, n)).toEqual(mistakes.slice(0, n))
    }),
  )
})
