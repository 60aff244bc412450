import { OneloopError } from '@oneloop/core'
import type { ConfusionMatrix } from '@oneloop/metrics'
import type { EChartsOption } from 'echarts'
import { classNamesOrIndices } from './class-names.ts'
import type { ChartFigure } from './figure.ts'
import { type FigureLabels, translator } from './figure-labels.ts'
import { textWidth, truncate } from './text-width.ts'
import { theme } from './theme.ts'

/** @see confusionHeatMap */
export interface ConfusionHeatMapOptions {
  /** Default `'en'`. */
  readonly labels?: FigureLabels
}

const fontSize = 13
const longestName = 130
/** Cells below this width have no room for their count. */
const cellWithCount = 46
/** Of the grid: a picture's memory grows with the square of its side, so the cells of many classes are smaller. */
const longestSide = 1840
const mostClasses = 512
const unshaded = '#fafbfc'

/**
 * The confusion matrix as a grid of counts: actual classes downwards, predicted ones across; right answers blue, wrong
 * ones orange, the darker the larger their share of the row (the cube root of an error's, or the errors of a good network
 * would all be white). More than 40 classes have smaller cells, without their counts, and names at every few of them.
 *
 * @param classNames one a class; the indices where left out
 * @throws SHAPE_MISMATCH, UNKNOWN_NAME, ARGUMENT_INVALID for more than 512 classes
 */
export function confusionHeatMap(
  confusion: ConfusionMatrix,
  classNames?: readonly string[],
  { labels }: ConfusionHeatMapOptions = {},
): ChartFigure {
  const translate = translator(labels)
  if (confusion.classes > mostClasses) {
    throw new OneloopError(`a confusion matrix of ${confusion.classes} classes is too large to be drawn`, {
      code: 'ARGUMENT_INVALID',
      fix: `draw at most ${mostClasses} classes, or read its counts`,
    })
  }
  // few classes get larger cells, so that the headings fit
  const wanted = Math.max(cellWithCount, Math.round(300 / confusion.classes))
  const cell = Math.min(wanted, Math.floor(longestSide / confusion.classes))
  const namedEvery = Math.ceil((fontSize + 3) / cell)
  const names = classNamesOrIndices(confusion.classes, classNames).map((name) => truncate(name, longestName, fontSize))
  const nameWidth = Math.max(...names.map((name) => textWidth(name, fontSize)))
  const slanted = nameWidth > namedEvery * cell - 6
  const left = Math.ceil(nameWidth) + 52
  const bottom = slanted ? Math.ceil(nameWidth * Math.SQRT1_2) + 52 : 62
  const side = confusion.classes * cell
  const right = 30
  const axis = (name: string, nameGap: number) => ({
    type: 'category' as const,
    data: names,
    name,
    nameLocation: 'middle' as const,
    nameGap,
    nameTextStyle: { fontSize: 14, color: theme.text },
    axisLine: { show: false },
    axisTick: { show: false },
  })
  const axisLabel = { interval: namedEvery - 1, fontSize, color: theme.text }
  const pairName = (actual: string, predicted: string) =>
    `${translate('Actual', '실제')} ${actual} · ${translate('Predicted', '예측')} ${predicted}`
  const share = (confusion.accuracy * 100).toFixed(2)
  const rows = confusion.total.toLocaleString('en-US')
  const option = {
    animation: false,
    backgroundColor: theme.background,
    textStyle: { fontFamily: theme.fontFamily, color: theme.text },
    title: {
      text: translate('Confusion matrix', '혼동 행렬'),
      subtext: confusion.total === 0 ? '' : `${translate('Accuracy', '정확도')} ${share}%, n = ${rows}`,
      left: left + side / 2,
      textAlign: 'center',
      top: 10,
      itemGap: 5,
      textStyle: { fontSize: 17, fontWeight: 'normal', color: theme.text },
      subtextStyle: { fontSize: 13, color: theme.quietText },
    },
    tooltip: { formatter: '{b}' },
    grid: {
      ...{ left, top: 66, width: side, height: side, outerBoundsMode: 'none' },
      ...(cell < cellWithCount ? { show: true, backgroundColor: unshaded, borderColor: theme.line } : {}),
    },
    xAxis: {
      ...axis(translate('Predicted', '예측'), bottom - 30),
      axisLabel: { ...axisLabel, rotate: slanted ? 45 : 0 },
    },
    yAxis: { ...axis(translate('Actual', '실제'), left - 24), inverse: true, axisLabel },
    visualMap: {
      show: false,
      type: 'continuous',
      dimension: 2,
      min: -1,
      max: 1,
      inRange: {
        color: ['#8c2d04', '#d94801', '#f58b3c', '#fdd0a2', unshaded, '#c6dbef', '#6baed6', '#2171b5', '#08306b'],
      },
    },
    series: [
      {
        type: 'heatmap',
        name: translate('Confusion matrix', '혼동 행렬'),
        encode: { x: 0, y: 1, value: 3 },
        itemStyle: { borderColor: theme.background, borderWidth: cell < cellWithCount ? 0 : 2 },
        data: cells(confusion, cell, (actual, predicted) => pairName(names[actual]!, names[predicted]!)),
      },
    ],
  } satisfies EChartsOption
  return {
    kind: 'chart',
    description: `Confusion matrix of ${confusion.classes} classes over ${rows} rows${confusion.total === 0 ? '' : `, accuracy ${share} %`}`,
    width: left + side + right,
    height: 66 + side + bottom,
    option,
  }
}

/** Empty cells among many are left to the background: there are as many as the square of the classes. */
function cells(confusion: ConfusionMatrix, cell: number, name: (actual: number, predicted: number) => string) {
  return confusion.counts.flatMap((row, actual) => {
    const support = row.reduce((sum, count) => sum + count, 0)
    return [...row.entries()]
      .filter(([, count]) => count > 0 || cell >= cellWithCount)
      .map(([predicted, count]) => {
        const share = support === 0 ? 0 : count / support
        const shade = actual === predicted ? share * 0.8 : -Math.cbrt(share)
        return {
          name: `${name(actual, predicted)}: ${count}`,
          value: [predicted, actual, shade, count],
          label: {
            show: count > 0 && cell >= cellWithCount,
            formatter: String(count),
            fontSize: count < 10_000 ? 13 : 11,
            color: Math.abs(shade) > 0.55 ? '#ffffff' : theme.text,
          },
        }
      })
  })
}
