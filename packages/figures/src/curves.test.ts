import type { RocCurve } from '@oneloop/metrics'
import { precisionRecallCurve, rocCurve } from '@oneloop/metrics'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { precisionRecallFigure, rocFigure } from './index.ts'
import { type Point, thin } from './thin.ts'

interface Series {
  readonly name?: string
  readonly data: Point[]
}

const seriesOf = (figure: { option: Readonly<Record<string, unknown>> }) => figure.option['series'] as Series[]

const answers = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(1)), {
  minLength: 2,
  maxLength: 400,
})

function area(points: readonly Point[]): number {
  return points.reduce((sum, [x, y], i) => {
    const [lastX, lastY] = points[i - 1] ?? [x, y]
    return sum + ((x - lastX) * (y + lastY)) / 2
  }, 0)
}

test('the curve that is drawn has the area that is written beside it', () => {
  fc.assert(
    fc.property(answers, (list) => {
      const [scores, positives] = [list.map(([score]) => score), list.map(([, positive]) => positive)]
      fc.pre(new Set(positives).size === 2)
      const roc = rocCurve(scores, positives)
      const drawn = seriesOf(rocFigure([roc]))[1]!.data
      expect([drawn[0], drawn.at(-1)]).toEqual([
        [0, 0],
        [1, 1],
      ])
      expect(area(drawn)).toBeCloseTo(roc.auc, 2)
      const precisionRecall = precisionRecallCurve(scores, positives)
      expect(area(seriesOf(precisionRecallFigure([precisionRecall]))[1]!.data)).toBeCloseTo(
        precisionRecall.averagePrecision,
        2,
      )
    }),
  )
})

test('a curve of 60,000 rows is drawn by some hundreds of points, none far from it', () => {
  const points = Array.from({ length: 60_000 }, (_, i): Point => [i / 59_999, Math.sqrt(i / 59_999)])
  const kept = thin(points)
  expect(kept.length).toBeLessThan(1100)
  expect([kept[0], kept.at(-1)]).toEqual([points[0], points.at(-1)])
  expect(area(kept)).toBeCloseTo(2 / 3, 3)
})

test('of many curves the ten lowest are drawn, lowest first, and it is said', () => {
  const curve = (auc: number): RocCurve => ({
    auc,
    thresholds: Float64Array.of(Number.POSITIVE_INFINITY, 1),
    falsePositiveRate: Float64Array.of(0, 1),
    truePositiveRate: Float64Array.of(0, 1),
  })
  const aucs = [0.9, Number.NaN, ...Array.from({ length: 12 }, (_, i) => 0.5 + i / 100)]
  const names = aucs.map((_, i) => `class ${i}`)
  const figure = rocFigure(aucs.map(curve), { names })
  const drawn = seriesOf(figure).slice(1)
  expect(drawn.map(({ name }) => name)).toEqual(
    Array.from({ length: 10 }, (_, i) => `${(0.5 + i / 100).toFixed(3)}  class ${i + 2}`),
  )
  expect(JSON.stringify(figure.option['title'])).toContain('the 10 lowest of 13')
  expect(figure.description).toBe('ROC curves of 13 classes, area under the curve 0.500 to 0.900')
})

test('a curve that is not defined is not drawn, and names must be as many as curves', () => {
  const none = rocCurve([1, 2], [1, 1])
  expect(seriesOf(rocFigure([none]))).toHaveLength(1)
  expect(rocFigure([none]).description).toBe('ROC curves: none is defined')
  expect(() => rocFigure([none], { names: [] })).toThrow(expect.objectContaining({ code: 'SHAPE_MISMATCH' }))
})
