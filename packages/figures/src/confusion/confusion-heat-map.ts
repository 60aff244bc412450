import type { ConfusionMatrix } from '@oneloop/metrics'
import { chart, heading } from '../chart.ts'
import { classNamesOrIndices } from '../class-names.ts'
import type { ChartFigure, Figure } from '../figure.ts'
import { type FigureLabels, translator } from '../figure-labels.ts'
import { textWidth, truncate } from '../text-width.ts'
import { theme } from '../theme.ts'
import { confusionMap } from './confusion-map.ts'
import { confusionWords } from './confusion-words.ts'
import { shade, shades } from './shade.ts'

/** Options of `confusionHeatMap`. */
export interface ConfusionHeatMapOptions {
  /** Default `'en'`. */
  readonly labels?: FigureLabels
}

const fontSize = 13
const longestName = 130
/** Cells of more classes would have no room for their counts, and the picture's memory grows with their square. */
const mostCells = 40

/**
 * The confusion matrix as a grid of counts: actual classes downwards, predicted ones across; right answers blue, wrong
 * ones orange, the darker the larger their share of the row. Of more than 40 classes it is an image of one dot a cell, with
 * the classes that are most often taken for another named beside it; so a picture is never large, however many they are.
 *
 * @param classNames one a class; the indices where left out
 * @throws SHAPE_MISMATCH, UNKNOWN_NAME
 */
export function confusionHeatMap(
  confusion: ConfusionMatrix,
  classNames?: readonly string[],
  { labels }: ConfusionHeatMapOptions = {},
): Figure {
  const names = classNamesOrIndices(confusion.classes, classNames)
  if (confusion.classes > mostCells) return confusionMap(confusion, names, translator(labels))
  return grid(
    confusion,
    names.map((name) => truncate(name, longestName, fontSize)),
    labels,
  )
}

function grid(confusion: ConfusionMatrix, names: readonly string[], labels: FigureLabels | undefined): ChartFigure {
  const words = confusionWords(confusion, translator(labels))
  // few classes get larger cells, so that the headings fit
  const cell = Math.max(46, Math.round(300 / confusion.classes))
  const nameWidth = Math.max(...names.map((name) => textWidth(name, fontSize)))
  const slanted = nameWidth > cell - 6
  const left = Math.ceil(nameWidth) + 52
  const bottom = slanted ? Math.ceil(nameWidth * Math.SQRT1_2) + 52 : 62
  const side = confusion.classes * cell
  const right = 30
  const axis = (name: string, nameGap: number) => ({
    type: 'category' as const,
    data: [...names],
    name,
    nameLocation: 'middle' as const,
    nameGap,
    nameTextStyle: { fontSize: 14, color: theme.text },
    axisLine: { show: false },
    axisTick: { show: false },
  })
  const axisLabel = { interval: 0, fontSize, color: theme.text }
  return chart({
    description: words.description,
    width: left + side + right,
    height: 66 + side + bottom,
    option: {
      title: heading(words.title, left + side / 2, words.subtitle),
      tooltip: { formatter: '{b}' },
      grid: { left, top: 66, width: side, height: side, outerBoundsMode: 'none' },
      xAxis: { ...axis(words.predicted, bottom - 30), axisLabel: { ...axisLabel, rotate: slanted ? 45 : 0 } },
      yAxis: { ...axis(words.actual, left - 24), inverse: true, axisLabel },
      visualMap: {
        show: false,
        type: 'continuous',
        dimension: 2,
        min: -1,
        max: 1,
        inRange: { color: shades.map((rgb) => `rgb(${rgb.join(',')})`) },
      },
      series: [
        {
          type: 'heatmap',
          name: words.title,
          encode: { x: 0, y: 1, value: 3 },
          itemStyle: { borderColor: theme.background, borderWidth: 2 },
          data: cells(
            confusion,
            (actual, predicted) => `${words.actual} ${names[actual]} · ${words.predicted} ${names[predicted]}`,
          ),
        },
      ],
    },
  })
}

function cells(confusion: ConfusionMatrix, name: (actual: number, predicted: number) => string) {
  return confusion.counts.flatMap((row, actual) => {
    const support = row.reduce((sum, count) => sum + count, 0)
    return Array.from(row, (count, predicted) => {
      const shaded = shade(count, support, actual === predicted)
      return {
        name: `${name(actual, predicted)}: ${count}`,
        value: [predicted, actual, shaded, count],
        label: {
          show: count > 0,
          formatter: String(count),
          fontSize: count < 10_000 ? 13 : 11,
          color: Math.abs(shaded) > 0.55 ? '#ffffff' : theme.text,
        },
      }
    })
  })
}
