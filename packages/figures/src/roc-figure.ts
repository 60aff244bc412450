import type { RocCurve } from '@oneloop/metrics'
import type { EChartsOption } from 'echarts'
import { classNamesOrIndices } from './class-names.ts'
import type { ChartFigure } from './figure.ts'
import { type FigureLabels, translator } from './figure-labels.ts'
import { theme } from './theme.ts'

/** @see rocFigure */
export interface RocFigureOptions {
  /** Of the classes or labels, one a curve. Default: their places. */
  readonly names?: readonly string[]
  /** Default `'en'`. */
  readonly labels?: FigureLabels
}

const COLOURS = [
  '#1f77b4',
  '#ff7f0e',
  '#2ca02c',
  '#d62728',
  '#9467bd',
  '#8c564b',
  '#e377c2',
  '#7f7f7f',
  '#bcbd22',
  '#17becf',
]
/** A curve of more points looks the same with fewer. */
const MOST_POINTS = 500
/** More curves than this cannot be told apart: the rest are left out. */
const MOST_CURVES = 10

/**
 * ROC curves, 5 × 5 inches: how many of the positive rows are found (up) at what part of the negative ones called positive
 * too (right), as the threshold falls. Guessing is the diagonal.
 *
 * @param curves of `rocCurves`: one for two classes, else one a class or label; the first ten are drawn
 * @throws SHAPE_MISMATCH when there are not as many names as curves
 */
export function rocFigure(curves: readonly RocCurve[], { names, labels }: RocFigureOptions = {}): ChartFigure {
  const translate = translator(labels)
  const all = classNamesOrIndices(curves.length, names).map((name, i) => ({ name, curve: curves[i]! }))
  const defined = all.filter(({ curve }) => Number.isFinite(curve.auc))
  const drawn = defined.slice(0, MOST_CURVES)
  const mean = defined.reduce((sum, { curve }) => sum + curve.auc, 0) / defined.length
  const area = Number.isNaN(mean) ? '–' : mean.toFixed(4)
  const legend = drawn.map(({ name, curve }) => `${name} ${curve.auc.toFixed(3)}`)
  const series = drawn.map(({ curve }, i) => ({
    type: 'line' as const,
    name: legend[i]!,
    symbol: 'none',
    lineStyle: { width: 2, color: COLOURS[i]! },
    itemStyle: { color: COLOURS[i]! },
    data: thinned(curve),
  }))
  const chance = {
    type: 'line' as const,
    name: translate('Guessing', '무작위'),
    symbol: 'none',
    silent: true,
    lineStyle: { width: 1.5, type: 'dashed' as const, color: theme.quietText },
    itemStyle: { color: theme.quietText },
    data: [
      [0, 0],
      [1, 1],
    ],
  }
  const option = {
    animation: false,
    backgroundColor: theme.background,
    textStyle: { fontFamily: theme.fontFamily, color: theme.text },
    tooltip: {},
    title: {
      text: translate('ROC curve', 'ROC 곡선'),
      subtext: `AUC ${area}`,
      left: '54%',
      textAlign: 'center',
      top: 8,
      itemGap: 4,
      textStyle: { fontSize: 17, fontWeight: 'normal', color: theme.text },
      subtextStyle: { fontSize: 13, color: theme.quietText },
    },
    legend: { data: legend, orient: 'vertical', right: 24, bottom: 74, textStyle: { fontSize: 12, color: theme.text } },
    grid: { left: 66, right: 20, top: 62, bottom: 60, outerBoundsMode: 'none' },
    xAxis: axis(translate('False positive rate', '거짓 양성 비율'), 32),
    yAxis: axis(translate('True positive rate', '참 양성 비율'), 44),
    series: [chance, ...series],
  } satisfies EChartsOption
  return {
    kind: 'chart',
    description: `ROC curve${curves.length === 1 ? '' : 's'} of ${curves.length}, mean area ${area}`,
    width: 480,
    height: 480,
    option,
  }
}

function thinned({ falsePositiveRate: x, truePositiveRate: y }: RocCurve): number[][] {
  const step = Math.max(1, Math.ceil(x.length / MOST_POINTS))
  const places = Array.from({ length: Math.ceil(x.length / step) }, (_, i) => i * step)
  if (places.at(-1) !== x.length - 1) places.push(x.length - 1)
  return places.map((place) => [x[place]!, y[place]!])
}

function axis(name: string, nameGap: number) {
  return {
    type: 'value' as const,
    min: 0,
    max: 1,
    interval: 0.2,
    name,
    nameLocation: 'middle' as const,
    nameGap,
    nameTextStyle: { fontSize: 14, color: theme.text },
    axisLine: { show: true, lineStyle: { color: theme.line } },
    axisLabel: { fontSize: 13, color: theme.text },
    splitLine: { lineStyle: { color: theme.grid } },
  }
}
