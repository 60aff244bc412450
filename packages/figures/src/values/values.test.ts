import type { ValueTargets } from '@oneloop/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { predictedActualFigure, residualsFigure } from '../index.ts'
import type { Point } from '../thin.ts'
import { valuePairs } from './value-pairs.ts'

const points = (figure: { option: Readonly<Record<string, unknown>> }) =>
  (figure.option['series'] as { data: Point[] }[])[0]!.data
const axis = (figure: { option: Readonly<Record<string, unknown>> }, name: string) =>
  figure.option[name] as { min: number; max: number }
const values = (list: readonly number[], outputs = 1): ValueTargets => ({
  kind: 'values',
  outputs,
  data: Float32Array.from(list),
})

const rows = fc.array(
  fc.tuple(fc.float({ min: -1e3, max: 1e3, noNaN: true }), fc.float({ min: -1e3, max: 1e3, noNaN: true })),
  {
    minLength: 1,
    maxLength: 50,
  },
)

test('every row is drawn where it is, within the axes', () => {
  fc.assert(
    fc.property(rows, (list) => {
      const predicted = list.map(([value]) => value)
      const targets = values(list.map(([, value]) => value))
      const residuals = residualsFigure(predicted, targets)
      expect(points(residuals)).toEqual(predicted.map((value, i) => [value, targets.data[i]! - value]))
      const both = predictedActualFigure(predicted, targets)
      expect(points(both)).toEqual(predicted.map((value, i) => [targets.data[i]!, value]))
      for (const figure of [residuals, both]) {
        for (const [x, y] of points(figure)) {
          expect(x >= axis(figure, 'xAxis').min && x <= axis(figure, 'xAxis').max).toBe(true)
          expect(y >= axis(figure, 'yAxis').min && y <= axis(figure, 'yAxis').max).toBe(true)
        }
      }
      expect(axis(both, 'xAxis')).toMatchObject({ min: axis(both, 'yAxis').min, max: axis(both, 'yAxis').max })
    }),
  )
})

test('a million rows are 2,000 points of the whole, and the figures in words are of all rows', () => {
  const list = Array.from({ length: 1e6 }, (_, i) => i)
  const { all, shown } = valuePairs(list, values(list), 0)
  expect([all.length, shown.length]).toEqual([1e6, 2000])
  expect([shown[0]!.actual, shown.at(-1)!.actual]).toEqual([0, 999_500])
  const figure = residualsFigure(
    list.map((value) => value + 1),
    values(list),
  )
  expect(points(figure)).toHaveLength(2000)
  expect(figure.description).toBe('Residuals over predicted values of 1000000 rows, RMSE 1.000')
})

test('one of several outputs is drawn, and rows that are no numbers are left out', () => {
  const outputs = [1, 10, Number.NaN, 20, 3, 30]
  const targets = values([2, 11, 2, 22, 2, 33], 2)
  expect(points(residualsFigure(outputs, targets, { output: 1 }))).toEqual([
    [10, 1],
    [20, 2],
    [30, 3],
  ])
  expect(points(residualsFigure(outputs, targets))).toEqual([
    [1, 1],
    [3, -1],
  ])
  expect(() => residualsFigure(outputs, targets, { output: 2 })).toThrow(
    /output is 2; outputs are numbered from 0 to 1/,
  )
  expect(() => residualsFigure([1], targets)).toThrow(expect.objectContaining({ code: 'SHAPE_MISMATCH' }))
  expect(residualsFigure([], values([])).description).toBe('Residuals over predicted values of 0 rows')
})
