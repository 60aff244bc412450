import type { Targets } from '@oneloop/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  averagePrecision,
  balancedAccuracy,
  brierScore,
  logLoss,
  matthewsCorrelation,
  precisionRecallCurve,
  r2Score,
  rocAuc,
  rocCurve,
  topK,
} from '../index.ts'

const answers = fc.array(
  fc.record({ score: fc.oneof(fc.integer({ min: -3, max: 3 }), fc.float({ noNaN: true })), positive: fc.nat(1) }),
  { minLength: 1, maxLength: 40 },
)

function labels(list: readonly number[]): Targets {
  return { kind: 'labels', outputs: 1, data: Uint8Array.from(list) }
}

test('the area is how often a positive row scores higher than a negative one, ties counted half', () => {
  fc.assert(
    fc.property(answers, (list) => {
      const [scores, positives] = [list.map(({ score }) => score), list.map(({ positive }) => positive)]
      const pairs = list.flatMap((a) =>
        list
          .filter((b) => a.positive === 1 && b.positive === 0)
          .map((b) => (Math.sign(a.score - b.score || 0) + 1) / 2),
      )
      const { auc } = rocCurve(scores, positives)
      if (pairs.length === 0) expect(auc).toBeNaN()
      else expect(auc).toBeCloseTo(pairs.reduce((a, b) => a + b, 0) / pairs.length, 9)
    }),
  )
})

test('a curve rises from nothing called positive to everything called so', () => {
  fc.assert(
    fc.property(answers, (list) => {
      const [scores, positives] = [list.map(({ score }) => score), list.map(({ positive }) => positive)]
      const roc = rocCurve(scores, positives)
      for (const rate of [roc.truePositiveRate, roc.falsePositiveRate]) {
        if (rate.some(Number.isNaN)) continue
        expect([rate[0], rate.at(-1)]).toEqual([0, 1])
        expect([...rate]).toEqual([...rate].sort((a, b) => a - b))
      }
      const { recall, precision, prevalence } = precisionRecallCurve(scores, positives)
      if (prevalence > 0) expect(recall.at(-1)).toBe(1)
      expect(precision.at(-1)).toBeCloseTo(prevalence, 12)
    }),
  )
})

test('turning the scores round turns the area round, and any rising map leaves it', () => {
  fc.assert(
    fc.property(answers, (list) => {
      const outputs = Float32Array.from(list, ({ score }) => Math.fround(Math.max(-50, Math.min(50, score))))
      const targets = labels(list.map(({ positive }) => positive))
      const area = rocAuc(outputs, targets)
      if (Number.isNaN(area)) return
      expect(
        rocAuc(
          outputs.map((z) => -z),
          targets,
        ),
      ).toBeCloseTo(1 - area, 9)
      // Exact in float32, so that no two scores become one.
      expect(
        rocAuc(
          outputs.map((z) => 4 * z),
          targets,
        ),
      ).toBe(area)
      expect(
        averagePrecision(
          outputs.map((z) => 4 * z),
          targets,
        ),
      ).toBe(averagePrecision(outputs, targets))
    }),
  )
})

test('a network that gives NaN has no figure, and no error hides that it diverged', () => {
  const outputs = Float32Array.of(Number.NaN, 1, 2, -1)
  for (const metric of [rocAuc, averagePrecision, logLoss, brierScore]) {
    expect(metric(outputs, labels([0, 1, 1, 0]))).toBeNaN()
    expect(metric(outputs, { kind: 'classes', data: Uint8Array.of(0, 1) })).toBeNaN()
  }
  expect(r2Score(outputs, { kind: 'values', outputs: 2, data: Float32Array.of(1, 2, 3, 4) })).toBeNaN()
})

test('a metric refuses targets that it is not for, by name', () => {
  const values: Targets = { kind: 'values', outputs: 1, data: Float32Array.of(1) }
  for (const metric of [
    rocAuc,
    averagePrecision,
    balancedAccuracy,
    matthewsCorrelation,
    logLoss,
    brierScore,
    topK(1),
  ]) {
    expect(() => metric(Float32Array.of(1), values)).toThrow(expect.objectContaining({ code: 'ARGUMENT_INVALID' }))
  }
  expect(() => rocAuc(Float32Array.of(1), values)).toThrow(/^rocAuc is of classes or labels.*use rootMeanSquaredError/)
  expect(() => r2Score(Float32Array.of(1), labels([1]))).toThrow(/^r2Score is of values, and the targets are labels/)
  expect(() => rocAuc(Float32Array.of(1, 2, 3), labels([1]))).toThrow(
    expect.objectContaining({ code: 'SHAPE_MISMATCH' }),
  )
  expect(() => rocCurve([1], [2])).toThrow(expect.objectContaining({ code: 'LABEL_OUT_OF_RANGE' }))
  expect(() => rocCurve([1], [])).toThrow(expect.objectContaining({ code: 'SHAPE_MISMATCH' }))
})

test('a probability that floating point can not tell from 0 still has its logarithm', () => {
  expect(logLoss(Float32Array.of(0, 2000), { kind: 'classes', data: Uint8Array.of(0) })).toBe(2000)
  expect(logLoss(Float32Array.of(-2000), labels([1]))).toBe(2000)
})
