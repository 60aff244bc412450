import { OneloopError } from '@oneloop/core'
import type { EChartsOption } from 'echarts'
import type { ChartFigure } from './figure.ts'
import { type FigureLabels, translator } from './figure-labels.ts'
import { niceTicks, type Ticks } from './nice-ticks.ts'
import { theme } from './theme.ts'

/** @see predictionsFigure */
export interface PredictionsFigureOptions {
  /** What the values are, with their unit if they have one. */
  readonly name?: string
  /** Default `'en'`. */
  readonly labels?: FigureLabels
}

/** More points than this are drawn as every second, third, … of them. */
const MOST_POINTS = 2000

/**
 * What a network says of numbers, 10 × 4 inches: predicted against actual on the left, where points on the diagonal are
 * met, and the residuals (actual − predicted) against predicted on the right, which have no pattern in a good fit.
 *
 * @param actual `[rows]`
 * @param predicted `[rows]`
 * @throws SHAPE_MISMATCH when there are not as many of both
 */
export function predictionsFigure(
  actual: ArrayLike<number>,
  predicted: ArrayLike<number>,
  { name, labels }: PredictionsFigureOptions = {},
): ChartFigure {
  if (actual.length !== predicted.length) {
    throw new OneloopError(`${actual.length} actual values for ${predicted.length} predicted`, {
      code: 'SHAPE_MISMATCH',
    })
  }
  const translate = translator(labels)
  const step = Math.max(1, Math.ceil(actual.length / MOST_POINTS))
  const pairs = Array.from({ length: Math.ceil(actual.length / step) }, (_, i) => [
    actual[i * step]!,
    predicted[i * step]!,
  ])
  const finite = pairs.filter((pair): pair is [number, number] => pair.every(Number.isFinite))
  const residuals = finite.map(([own, said]) => [said, own - said] as const)
  const both = niceTicks(finite.flat(), Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)
  const said = niceTicks(
    finite.map(([, value]) => value),
    Number.NEGATIVE_INFINITY,
    Number.POSITIVE_INFINITY,
  )
  const left = niceTicks(
    [0, ...residuals.map(([, value]) => value)],
    Number.NEGATIVE_INFINITY,
    Number.POSITIVE_INFINITY,
  )
  const of = name === undefined ? '' : `: ${name}`
  const titles = [`${translate('Predicted and actual', '예측값과 실제값')}${of}`, translate('Residuals', '잔차')]
  const option = {
    animation: false,
    backgroundColor: theme.background,
    textStyle: { fontFamily: theme.fontFamily, color: theme.text },
    tooltip: {},
    title: titles.map((text, i) => ({
      text,
      left: i === 0 ? '28.25%' : '77.25%',
      top: 10,
      textAlign: 'center' as const,
      textStyle: { fontSize: 17, fontWeight: 'normal' as const, color: theme.text },
    })),
    grid: [0, 1].map((i) => ({
      left: i === 0 ? '8%' : '57%',
      width: '40.5%',
      top: 50,
      bottom: 62,
      outerBoundsMode: 'none' as const,
    })),
    xAxis: [axis(0, both, translate('Actual', '실제'), 32), axis(1, said, translate('Predicted', '예측'), 32)],
    yAxis: [
      axis(0, both, translate('Predicted', '예측'), 56),
      axis(1, left, translate('Actual − predicted', '실제 − 예측'), 56),
    ],
    series: [
      ...points(0, finite, theme.blue),
      ...points(1, residuals, theme.orange),
      rule(0, [both.min, both.min], [both.max, both.max]),
      rule(1, [said.min, 0], [said.max, 0]),
    ],
  } satisfies EChartsOption
  const rows = actual.length.toLocaleString('en-US')
  return {
    kind: 'chart',
    description: `Predicted against actual values and residuals of ${rows} rows${of}`,
    width: 960,
    height: 384,
    option,
  }
}

function axis(gridIndex: number, ticks: Ticks, name: string, nameGap: number) {
  return {
    type: 'value' as const,
    gridIndex,
    ...ticks,
    name,
    nameLocation: 'middle' as const,
    nameGap,
    nameTextStyle: { fontSize: 14, color: theme.text },
    axisLine: { onZero: false, lineStyle: { color: theme.line } },
    axisTick: { show: true, lineStyle: { color: theme.line } },
    axisLabel: { fontSize: 13, color: theme.text },
    splitLine: { lineStyle: { color: theme.grid } },
  }
}

function points(index: number, data: readonly (readonly [number, number])[], color: string) {
  const series = {
    type: 'scatter' as const,
    xAxisIndex: index,
    yAxisIndex: index,
    symbolSize: data.length > 500 ? 4 : 7,
    itemStyle: { color, opacity: 0.55 },
    data: data.map((pair) => [...pair]),
  }
  return [series]
}

function rule(index: number, from: readonly number[], to: readonly number[]) {
  return {
    type: 'line' as const,
    xAxisIndex: index,
    yAxisIndex: index,
    symbol: 'none',
    silent: true,
    lineStyle: { width: 1.5, type: 'dashed' as const, color: theme.quietText },
    data: [[...from], [...to]],
  }
}
