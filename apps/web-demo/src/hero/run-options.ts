import type { EChartsCoreOption } from 'echarts/core'
import type { EpochReport } from 'oneloop'
import { token } from '../styles/theme.ts'
import type { CurvePoint } from '../training/curves.ts'

const GRID = { left: 4, right: 10, top: 10, bottom: 2, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' }

/** A run that goes well stays below this; beyond it a line that starts at 0 would show nothing else. */
const HIGH_LOSS = 20

/** The loss between samples as a line, and that of whole epochs as points. */
export function lossOption(
  curve: readonly CurvePoint[],
  reports: readonly EpochReport[],
  epochs: number,
): EChartsCoreOption {
  const isHigh = curve.some(([, loss]) => loss > HIGH_LOSS)
  return {
    animation: false,
    grid: GRID,
    tooltip: { trigger: 'axis', valueFormatter: (value: unknown) => Number(value).toPrecision(4) },
    xAxis: epochAxis(epochs),
    yAxis: isHigh ? { type: 'log', splitNumber: 3 } : { type: 'value', min: 0, splitNumber: 3 },
    series: [
      { type: 'line', data: curve, showSymbol: false, areaStyle: { opacity: isHigh ? 0 : 0.08 } },
      {
        type: 'scatter',
        data: reports.map(({ epoch, loss }) => [epoch, loss]),
        symbolSize: 8,
        itemStyle: { color: token('--accent'), opacity: 1 },
      },
    ],
  }
}

export function accuracyOption(reports: readonly EpochReport[], epochs: number): EChartsCoreOption {
  const points = reports.flatMap(({ epoch, accuracy }) => (accuracy === null ? [] : [[epoch, accuracy * 100]]))
  const lowest = Math.min(90, ...points.map(([, accuracy]) => accuracy!))
  const min = Math.floor(lowest / 10) * 10
  return {
    animation: false,
    grid: GRID,
    tooltip: { trigger: 'axis', valueFormatter: (value: unknown) => `${Number(value).toFixed(2)}%` },
    xAxis: epochAxis(epochs),
    yAxis: {
      type: 'value',
      min,
      max: 100,
      interval: (100 - min) / 2,
      axisLabel: { formatter: '{value}%' },
    },
    series: [
      {
        type: 'line',
        data: points,
        symbolSize: 8,
        itemStyle: { color: token('--warm') },
        lineStyle: { color: token('--warm') },
      },
    ],
  }
}

function epochAxis(epochs: number): EChartsCoreOption {
  return { type: 'value', min: 0, max: epochs, interval: Math.ceil(epochs / 10), splitLine: { show: false } }
}
