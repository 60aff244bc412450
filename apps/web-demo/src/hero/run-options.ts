import type { EChartsCoreOption } from 'echarts/core'
import type { EpochReport } from 'oneloop'
import { token } from '../styles/theme.ts'
import type { LossPoint } from '../training/run-state.ts'

const GRID = { left: 8, right: 12, top: 12, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' }

export function lossOption(curve: readonly LossPoint[], epochs: number): EChartsCoreOption {
  return {
    animation: false,
    grid: GRID,
    tooltip: { trigger: 'axis', valueFormatter: (value: unknown) => Number(value).toFixed(4) },
    xAxis: { type: 'value', min: 0, max: epochs, interval: Math.ceil(epochs / 10), splitLine: { show: false } },
    yAxis: { type: 'value', min: 0, splitNumber: 3 },
    series: [{ type: 'line', data: curve, showSymbol: false, smooth: 0.2, areaStyle: { opacity: 0.08 } }],
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
    xAxis: { type: 'value', min: 0, max: epochs, interval: Math.ceil(epochs / 10), splitLine: { show: false } },
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
