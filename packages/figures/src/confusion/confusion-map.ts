import type { ConfusionMatrix } from '@oneloop/metrics'
import { diverging } from '../diverging.ts'
import type { ImageFigure } from '../figure.ts'
import type { Translate } from '../figure-labels.ts'
import { niceStep } from '../nice-ticks.ts'
import { pngDataUrl } from '../png-data-url.ts'
import { svgDocument, svgImage, svgText } from '../svg.ts'
import { truncate } from '../text-width.ts'
import { theme } from '../theme.ts'
import { confusionWords } from './confusion-words.ts'
import { shade, shades } from './shade.ts'

/** Of the map, in CSS pixels. */
const side = 640
const margin = { left: 92, top: 66, right: 30, bottom: 62 }
const list = { width: 330, pitch: 24, entries: 20 }

/**
 * A confusion matrix of many classes: a map of dots, each of one cell or of a block of cells, beside a list of what is most
 * often taken for what. Its size does not depend on the number of classes.
 *
 * @param names one a class
 */
export function confusionMap(confusion: ConfusionMatrix, names: readonly string[], translate: Translate): ImageFigure {
  const words = confusionWords(confusion, translate)
  const { classes } = confusion
  const width = margin.left + side + margin.right + list.width
  const height = margin.top + side + margin.bottom
  const middle = margin.left + side / 2
  const listLeft = margin.left + side + margin.right
  const ticks = ticksOf(classes)
  const place = (k: number) => ((k + 0.5) / classes) * side
  const svg = svgDocument(width, height, words.description, [
    svgText(middle, 29, 17, words.title),
    svgText(middle, 50, 13, words.subtitle, theme.quietText),
    svgImage(margin.left, margin.top, side, side, mapImage(confusion)),
    `<rect x="${margin.left}" y="${margin.top}" width="${side}" height="${side}" fill="none" stroke="${theme.line}"/>`,
    ...ticks.flatMap((k) => [
      svgText(margin.left + place(k), margin.top + side + 20, 13, String(k)),
      svgText(margin.left - 8, margin.top + place(k) + 4, 13, String(k), theme.text, 'end'),
    ]),
    svgText(middle, height - 14, 14, words.predicted),
    `<g transform="rotate(-90)">${svgText(-(margin.top + side / 2), 30, 14, words.actual)}</g>`,
    svgText(listLeft, margin.top + 8, 14, translate('Most often confused', '가장 자주 혼동한 것'), theme.text, 'start'),
    ...mostConfused(confusion).flatMap(({ actual, predicted, count }, i) => {
      const y = margin.top + 40 + i * list.pitch
      return [
        svgText(listLeft + 44, y, 13, count.toLocaleString('en-US'), theme.wrong, 'end'),
        svgText(listLeft + 56, y, 13, pairText(names[actual]!, names[predicted]!), theme.text, 'start'),
      ]
    }),
  ])
  return { kind: 'images', description: words.description, width, height, svg }
}

/** Round class indices to name along the axes, the first of them 0. */
function ticksOf(classes: number): number[] {
  const step = Math.max(1, niceStep(classes / 10))
  return Array.from({ length: Math.ceil(classes / step) }, (_, i) => i * step)
}

function pairText(actual: string, predicted: string): string {
  const half = (list.width - 56 - 24) / 2
  return `${truncate(actual, half, 13)} → ${truncate(predicted, half, 13)}`
}

/** The cells off the diagonal with the largest counts, the first of equals first. */
function mostConfused({ counts }: ConfusionMatrix): { actual: number; predicted: number; count: number }[] {
  const most: { actual: number; predicted: number; count: number }[] = []
  for (const [actual, row] of counts.entries()) {
    for (const [predicted, count] of row.entries()) {
      if (actual === predicted || count <= (most[list.entries - 1]?.count ?? 0)) continue
      most.push({ actual, predicted, count })
      most.sort((a, b) => b.count - a.count)
      most.length = Math.min(most.length, list.entries)
    }
  }
  return most
}

/** One dot a cell, or a block of cells where there are more classes than dots: the sum of its counts over its rows'. */
function mapImage({ classes, counts }: ConfusionMatrix): string {
  const block = Math.ceil(classes / side)
  const dots = Math.ceil(classes / block)
  const sums = new Float64Array(dots * dots)
  const supports = new Float64Array(dots)
  for (const [actual, row] of counts.entries()) {
    const y = Math.floor(actual / block)
    for (const [predicted, count] of row.entries()) {
      sums[y * dots + Math.floor(predicted / block)]! += count
      supports[y]! += count
    }
  }
  const pixels = new Uint8Array(dots * dots * 3)
  for (const [i, sum] of sums.entries()) {
    const [y, x] = [Math.floor(i / dots), i % dots]
    pixels.set(diverging(shade(sum, supports[y]!, x === y), shades), i * 3)
  }
  return pngDataUrl(dots, dots, pixels, 3, Math.ceil(side / dots))
}
