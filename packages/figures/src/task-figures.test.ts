import { rocCurves } from '@oneloop/metrics'
import { expect, test } from 'vitest'
import { renderSvg } from './node/index.ts'
import { predictionsFigure } from './predictions-figure.ts'
import { rocFigure } from './roc-figure.ts'

const logits = Float32Array.from({ length: 300 }, (_, i) => Math.sin(i * 7))
const labels = Uint8Array.from({ length: 100 }, (_, i) => i % 3)
const curves = rocCurves(logits, { kind: 'classes', data: labels })

test('ROC curves are one a class, with their areas, and plain data', () => {
  const figure = rocFigure(curves, { names: ['a', 'b', 'c'], labels: 'ko+en' })
  expect(structuredClone(figure)).toEqual(figure)
  const svg = renderSvg(figure)
  for (const [i, name] of ['a', 'b', 'c'].entries()) expect(svg).toContain(`${name} ${curves[i]!.auc.toFixed(3)}`)
  expect(svg).toContain('False positive rate (거짓 양성 비율)')
  expect(() => rocFigure(curves, { names: ['a'] })).toThrow(expect.objectContaining({ code: 'SHAPE_MISMATCH' }))
})

test('a curve of a million points is drawn with some hundred, its ends kept', () => {
  const rows = 1e5
  const scores = Float32Array.from({ length: rows }, (_, i) => i)
  const [curve] = rocCurves(scores, { kind: 'labels', data: Uint8Array.from(scores, (i) => i % 2), outputs: 1 })
  const { series } = rocFigure([curve!]).option as { series: { data: number[][] }[] }
  expect(series[1]!.data.length).toBeLessThan(600)
  expect([series[1]!.data[0], series[1]!.data.at(-1)]).toEqual([
    [0, 0],
    [1, 1],
  ])
})

test('predictions are drawn against actual values, and as residuals', () => {
  const actual = [10, 20, 30]
  const figure = predictionsFigure(actual, [11, 19, 33], { name: 'price (€)', labels: 'en' })
  expect(structuredClone(figure)).toEqual(figure)
  const { series } = figure.option as { series: { data: number[][] }[] }
  expect(series[0]!.data).toEqual([
    [10, 11],
    [20, 19],
    [30, 33],
  ])
  expect(series[1]!.data).toEqual([
    [11, -1],
    [19, 1],
    [33, -3],
  ])
  expect(renderSvg(figure)).toContain('Predicted and actual: price (€)')
  expect(() => predictionsFigure([1], [1, 2])).toThrow(expect.objectContaining({ code: 'SHAPE_MISMATCH' }))
})
