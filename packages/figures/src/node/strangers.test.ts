import { History } from '@oneloop/core'
import { ConfusionMatrix, precisionRecallCurve, rocCurve } from '@oneloop/metrics'
import { Resvg } from '@resvg/resvg-wasm'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  comparisonFigure,
  confusionHeatMap,
  type Figure,
  importanceFigure,
  mistakesGrid,
  precisionRecallFigure,
  rocFigure,
} from '../index.ts'
import { renderHtml, renderPng, renderSvg } from './index.ts'

const report = { loss: 1, accuracy: 0.5, validationLoss: 1, trainAccuracy: 0.5, learningRate: 0.1, seconds: 1 }
const history = new History([{ epoch: 1, ...report }])
const confusion = ConfusionMatrix.from([0, 1], [1, 1], 2)
const manyClasses = ConfusionMatrix.from([1, 0], [0, 1], 60)
const mistake = { index: 0, predicted: 0, actual: 1, probability: 0.5 }
const roc = rocCurve([1, 2, 3], [0, 1, 0])
const precisionRecall = precisionRecallCurve([1, 2, 3], [0, 1, 0])

/** Every figure that shows names out of files. */
const figures: Readonly<Record<string, (a: string, b: string) => Figure>> = {
  confusion: (a, b) => confusionHeatMap(confusion, [a, b]),
  'confusion of many classes': (a, b) => confusionHeatMap(manyClasses, [a, b, ...Array.from({ length: 58 }, () => a)]),
  mistakes: (a, b) => mistakesGrid(new Uint8Array(784), [mistake], { classNames: [a, b] }),
  ROC: (a, b) => rocFigure([roc, roc], { names: [a, b] }),
  'precision and recall': (a, b) => precisionRecallFigure([precisionRecall, precisionRecall], { names: [a, b] }),
  importance: (a, b) => importanceFigure([a, b].map((column) => ({ column, mean: 1, deviation: 0, drops: [1] }))),
  comparison: (a, b) => comparisonFigure([a, b].map((name) => ({ name, history }))),
}

const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('\u0000', '\u001b[31mred', 'a\nb', '\ud800', '\ufffe', '<b>&"', ']]>', '{a}', '$&', '{b|c}'),
)

// readies resvg
beforeAll(() => renderPng(figures['ROC']!('a', 'b'), { scale: 0.1 }))

describe.each(Object.entries(figures))('%s', (_, figure) => {
  test('is a well-formed picture whatever the names', () => {
    fc.assert(
      fc.property(anything, anything, (a, b) => {
        const one = figure(a, b)
        // resvg refuses XML that is not well-formed.
        const parsed = new Resvg(renderSvg(one), { font: { loadSystemFonts: false } })
        expect([parsed.width, parsed.height]).toEqual([Math.round(one.width), Math.round(one.height)])
        parsed.free()
      }),
      { numRuns: 10, examples: [['\u0001', '\u001b[2J']] },
    )
  })

  test('is no larger for a name of a million characters', () => {
    const usual = renderSvg(figure('a', 'b')).length
    for (const long of ['x'.repeat(1e6), '긴'.repeat(1e6)]) {
      const one = figure(long, long)
      expect(renderSvg(one).length).toBeLessThan(usual + 20_000)
      expect(one.description.length).toBeLessThan(400)
      expect(one.width).toBeLessThan(1700)
    }
  })
})

test('a picture that would take all memory is refused before it is drawn', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="20000" height="20000"/>'
  const figure = { kind: 'images', description: '', width: 20_000, height: 20_000, svg } as const
  await expect(renderPng(figure)).rejects.toMatchObject({ code: 'TOO_LARGE' })
})

test('names can not break out of a page', async () => {
  const name = '</script><script>alert(1)</script>"\u0000'
  const html = await renderHtml(name, [
    comparisonFigure([{ name, history }]),
    { kind: 'table', head: ['run', name], rows: [[name, '1']] },
  ])
  const [words = '', ...scripts] = html.split('<script>')
  expect(words).toContain('&lt;/script&gt;')
  expect(words).not.toContain('\u0000')
  expect(words).not.toMatch(/(src|href)="(?!data:|#)/)
  // One is ECharts, one starts the charts: none is out of a name.
  expect(scripts.map((script) => script.includes('alert(1)'))).toEqual([false, false])
})

test('a page without charts has no script', async () => {
  const images = { kind: 'images', description: 'x', width: 1, height: 1, svg: '<svg/>' } as const
  expect(await renderHtml('title', [images])).not.toContain('<script')
})
