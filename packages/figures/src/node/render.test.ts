import { History } from '@oneloop/core'
import { ConfusionMatrix, calibration, precisionRecallCurves, rocCurves, softmax } from '@oneloop/metrics'
import { Resvg } from '@resvg/resvg-wasm'
import { decode } from 'fast-png'
import { beforeAll, expect, test } from 'vitest'
import {
  comparisonFigure,
  confusionHeatMap,
  type Figure,
  firstLayerGrid,
  importanceFigure,
  learningRateFigure,
  mistakesGrid,
  precisionRecallFigure,
  predictedActualFigure,
  reliabilityFigure,
  residualsFigure,
  rocFigure,
  trainingFigure,
} from '../index.ts'
import { renderPng, renderSvg } from './index.ts'

const history = new History(
  [0.4019, 0.1879, 0.138].map((loss, i) => ({
    epoch: i + 1,
    loss,
    accuracy: 0.93 + i / 100,
    validationLoss: loss,
    trainAccuracy: 0.9,
    learningRate: 0.001,
    seconds: 1,
  })),
)
const mistakes = [{ index: 0, predicted: 1, actual: 0, probability: 0.9 }]
const labels = 'ko'
const scores = Float32Array.from({ length: 60 }, (_, i) => Math.sin(i * i))
const classes = { kind: 'classes', data: Uint8Array.from({ length: 20 }, (_, i) => i % 3) } as const
const values = { kind: 'values', outputs: 1, data: scores.map((score) => score + 0.1) } as const
const drops = [0.1, 0.2]
const learningRates = [1e-5, 1e-4, 1e-3].map((learningRate) => ({ learningRate, loss: 1, smoothed: 1 }))
const manyClasses = Array.from({ length: 41 }, (_, i) => i)
const figures: Readonly<Record<string, Figure>> = {
  training: trainingFigure(history, { labels }),
  comparison: comparisonFigure([{ name: '하나', history }], { labels }),
  confusion: confusionHeatMap(ConfusionMatrix.from([0, 1, 1], [0, 1, 0], 2), ['고양이', '개'], { labels }),
  'confusion of many classes': confusionHeatMap(
    ConfusionMatrix.from(manyClasses.toReversed(), manyClasses, 41),
    undefined,
    { labels },
  ),
  mistakes: mistakesGrid(new Uint8Array(784).fill(9), mistakes, { labels }),
  weights: firstLayerGrid(Float32Array.from({ length: 2 * 784 }, Math.sin), { labels }),
  ROC: rocFigure(rocCurves(scores, classes), { labels }),
  'precision and recall': precisionRecallFigure(precisionRecallCurves(scores, classes), { labels }),
  reliability: reliabilityFigure(calibration(softmax(scores, 3), classes.data, 3), { labels }),
  residuals: residualsFigure(scores, values, { labels }),
  'predicted and actual': predictedActualFigure(scores, values, { labels }),
  'learning rate': learningRateFigure({ curve: learningRates, suggestion: 1e-4 }, { labels }),
  importance: importanceFigure(
    Array.from({ length: 31 }, (_, i) => ({ column: `열 ${i}`, mean: 0.15, deviation: 0.05, drops })),
    { labels },
  ),
}

/** A figure of nothing but one character. */
function glyph(character: string): Figure {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40" fill="#fff"/><text x="4" y="32" font-size="30" font-family="sans-serif">${character}</text></svg>`
  return { kind: 'images', description: character, width: 40, height: 40, svg }
}

function ink(png: Uint8Array): number {
  const { data, channels } = decode(png)
  let dark = 0
  for (let i = 0; i < data.length; i += channels) if (data[i]! < 128) dark++
  return dark
}

function withoutFont(figure: Figure): Uint8Array {
  return new Resvg(renderSvg(figure), { fitTo: { mode: 'zoom', value: 2 }, font: { loadSystemFonts: false } })
    .render()
    .asPng()
}

// readies resvg for the renderings without a font
beforeAll(() => renderPng(glyph('a')))

test.each(Object.entries(figures))(
  '%s: a PNG of the promised size, with words that a missing font would lose',
  async (_, figure) => {
    const png = await renderPng(figure)
    expect(decode(png)).toMatchObject({ width: figure.width * 2, height: figure.height * 2 })
    expect(ink(png)).toBeGreaterThan(ink(withoutFont(figure)) + 100)
  },
)

test('the shipped font has every Korean character of the figures: none is drawn as the missing glyph', async () => {
  const words = Object.values(figures).map(renderSvg).join('')
  const hangul = [...new Set(words.match(/[가-힣]/g) ?? [])]
  expect(hangul).toEqual(expect.arrayContaining([...'학습주기손실값']))
  const missing = ink(withoutFont(glyph('학')))
  const notInFont = Buffer.from(await renderPng(glyph('\u6f22')))
  const drawn = new Set<string>()
  for (const character of hangul) {
    const png = Buffer.from(await renderPng(glyph(character)))
    expect(ink(png), character).toBeGreaterThan(missing)
    expect(png.equals(notInFont), character).toBe(false)
    drawn.add(png.toString('base64'))
  }
  expect(drawn.size).toBe(hangul.length)
})

test('the scale is pixels per CSS pixel', async () => {
  expect(decode(await renderPng(figures['training']!, { scale: 1 }))).toMatchObject({ width: 960, height: 384 })
})

test.each(Object.entries(figures))('%s: the SVG describes itself and falls back on a system font', (_, figure) => {
  const svg = renderSvg(figure)
  expect(svg).toContain(`aria-label="${figure.description}"`)
  expect(svg).toContain('Malgun Gothic')
})
