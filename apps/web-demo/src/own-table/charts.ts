import type { EChartsCoreOption } from 'echarts/core'
import type { EpochReport } from 'oneloop'
import { token } from '../styles/theme.ts'

const GRID = { left: 4, right: 10, top: 34, bottom: 2, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' }

/** The loss on what is learnt from, and on what is not, over the epochs. */
export function lossCurves(
  reports: readonly EpochReport[],
  names: { readonly train: string; readonly validation: string },
): EChartsCoreOption {
  const series = (name: string, of: (report: EpochReport) => number | null, colour: `--${string}`) => ({
    name,
    type: 'line',
    showSymbol: false,
    color: token(colour),
    data: reports.map((report) => [report.epoch, of(report)]),
  })
  return {
    animation: false,
    grid: GRID,
    legend: { top: 0, left: 0 },
    tooltip: { trigger: 'axis', valueFormatter: (value: unknown) => Number(value).toPrecision(4) },
    xAxis: { type: 'value', min: 1, minInterval: 1, splitLine: { show: false } },
    yAxis: { type: 'value', min: 0, splitNumber: 3 },
    series: [
      series(names.train, ({ loss }) => loss, '--accent'),
      series(names.validation, ({ validationLoss }) => validationLoss, '--warm'),
    ],
  }
}

/** Predicted against actual, with the line on which both are the same. */
export function scatterOption(
  points: readonly (readonly [number, number])[],
  names: { readonly actual: string; readonly predicted: string },
): EChartsCoreOption {
  const values = points.flat()
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const axis = { type: 'value', scale: true, nameLocation: 'middle' }
  return {
    animation: false,
    grid: { ...GRID, top: 12, outerBoundsContain: 'all' },
    tooltip: { trigger: 'item', valueFormatter: (value: unknown) => Number(value).toPrecision(4) },
    xAxis: { ...axis, name: names.actual, nameGap: 26 },
    yAxis: { ...axis, name: names.predicted, nameGap: 44 },
    series: [
      {
        type: 'line',
        data: [
          [least, least],
          [most, most],
        ],
        showSymbol: false,
        silent: true,
        lineStyle: { type: 'dashed', width: 1.5, color: token('--ink-muted') },
      },
      { type: 'scatter', data: points, symbolSize: 7, itemStyle: { color: token('--accent'), opacity: 0.6 } },
    ],
  }
}
