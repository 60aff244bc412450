import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ConfusionMatrix } from './index.ts'

const classes = 4
const pairs = fc.array(fc.tuple(fc.nat(classes - 1), fc.nat(classes - 1)), { minLength: 1, maxLength: 60 })

test('rows sum to the labels, columns to the predictions, the diagonal to the accuracy', () => {
  fc.assert(
    fc.property(pairs, (list) => {
      const [predictions, labels] = [list.map(([p]) => p), list.map(([, l]) => l)]
      const confusion = ConfusionMatrix.from(predictions, labels, classes)
      for (let k = 0; k < classes; k++) {
        const row = confusion.counts[k]!.reduce((a, b) => a + b, 0)
        const column = confusion.counts.reduce((sum, counts) => sum + counts[k]!, 0)
        expect(row).toBe(labels.filter((label) => label === k).length)
        expect(column).toBe(predictions.filter((prediction) => prediction === k).length)
      }
      expect(confusion.total).toBe(list.length)
      expect(confusion.accuracy).toBeCloseTo(list.filter(([p, l]) => p === l).length / list.length, 12)
      expect(confusion.weightedAverage().recall).toBeCloseTo(confusion.accuracy, 12)
      expect(confusion.weightedAverage().support).toBe(list.length)
    }),
  )
})

test('scores are those counted one row at a time', () => {
  fc.assert(
    fc.property(pairs, (list) => {
      const scores = ConfusionMatrix.from(
        list.map(([p]) => p),
        list.map(([, l]) => l),
        classes,
      )
      const naive = Array.from({ length: classes }, (_, k) => {
        const hits = list.filter(([p, l]) => p === k && l === k).length
        const precision = hits / list.filter(([p]) => p === k).length || 0
        const recall = hits / list.filter(([, l]) => l === k).length || 0
        return { precision, recall, f1: (2 * precision * recall) / (precision + recall) || 0 }
      })
      scores.perClass().forEach((score, k) => {
        expect(score.precision).toBeCloseTo(naive[k]!.precision, 12)
        expect(score.recall).toBeCloseTo(naive[k]!.recall, 12)
        expect(score.f1).toBeCloseTo(naive[k]!.f1, 12)
      })
      expect(scores.macroAverage().f1).toBeCloseTo(naive.reduce((sum, { f1 }) => sum + f1, 0) / classes, 12)
    }),
  )
})

test('adding batch by batch is adding at once', () => {
  fc.assert(
    fc.property(pairs, pairs, (first, second) => {
      const add = (matrix: ConfusionMatrix, list: [number, number][]) =>
        matrix.add(
          list.map(([p]) => p),
          list.map(([, l]) => l),
        )
      const batched = add(add(new ConfusionMatrix(classes), first), second)
      expect(batched.toJSON()).toEqual(add(new ConfusionMatrix(classes), [...first, ...second]).toJSON())
    }),
  )
})

test('a class that never occurs and is never predicted scores 0, as in scikit-learn', () => {
  const confusion = ConfusionMatrix.from([0, 1, 1], [0, 1, 0], 3)
  expect(confusion.perClass()[2]).toEqual({ precision: 0, recall: 0, f1: 0, support: 0 })
  expect(confusion.perClass()[1]).toEqual({ precision: 0.5, recall: 1, f1: 2 / 3, support: 1 })
})

test('a label that is no class is refused and nothing is counted', () => {
  const confusion = new ConfusionMatrix(3)
  expect(() => confusion.add([0, 1], [0, 3])).toThrow(expect.objectContaining({ code: 'LABEL_OUT_OF_RANGE' }))
  expect(() => confusion.add([0, 1], [0])).toThrow(expect.objectContaining({ code: 'SHAPE_MISMATCH' }))
  expect(confusion.total).toBe(0)
})

test('a matrix that would take all memory is refused before it is made', () => {
  expect(() => new ConfusionMatrix(65_536)).toThrow(expect.objectContaining({ code: 'ARGUMENT_INVALID' }))
})
