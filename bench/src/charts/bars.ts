import { type ChartFigure, chart, theme } from '@oneloop/figures'
import { colours } from './colours.ts'

export interface Bar {
  readonly label: string
  readonly value: number
  /** Beside the bar. */
  readonly text: string
  readonly isOurs: boolean
}

export interface Panel {
  readonly title: string
  readonly bars: readonly Bar[]
}

const ROW = 26
const WIDTH = 860
const HEAD = 44

/** Horizontal bars, longest label left, one panel below the other; each panel has its own scale, from 0. */
export function bars(description: string, panels: readonly Panel[]): ChartFigure {
  const heights = panels.map((panel) => HEAD + panel.bars.length * ROW)
  const tops = heights.map((_, i) => heights.slice(0, i).reduce((sum, height) => sum + height, 0))
  return chart({
    description,
    width: WIDTH,
    height: heights.reduce((sum, height) => sum + height, 0) + 12,
    option: {
      title: panels.map(({ title }, i) => ({
        text: title,
        left: 12,
        top: tops[i]! + 12,
        textStyle: { fontSize: 15, fontWeight: 600, color: theme.text },
      })),
      grid: panels.map((panel, i) => ({
        left: 300,
        right: 130,
        top: tops[i]! + HEAD,
        height: panel.bars.length * ROW,
        outerBoundsMode: 'none' as const,
      })),
      xAxis: panels.map((panel, i) => ({
        type: 'value' as const,
        gridIndex: i,
        min: 0,
        max: Math.max(...panel.bars.map(({ value }) => value)),
        axisLabel: { show: false },
        splitLine: { show: false },
      })),
      yAxis: panels.map((panel, i) => ({
        type: 'category' as const,
        gridIndex: i,
        inverse: true,
        data: panel.bars.map(({ label, isOurs }) => ({
          value: label,
          textStyle: { fontWeight: isOurs ? ('bold' as const) : ('normal' as const) },
        })),
        axisLabel: { interval: 0, fontSize: 12.5, color: theme.text },
        axisLine: { show: false },
        axisTick: { show: false },
      })),
      series: panels.map((panel, i) => ({
        type: 'bar' as const,
        xAxisIndex: i,
        yAxisIndex: i,
        barWidth: 15,
        data: panel.bars.map(({ value, text, isOurs }) => ({
          value,
          itemStyle: { color: isOurs ? colours.ours : colours.others, borderRadius: [0, 2, 2, 0] },
          label: { show: true, position: 'right' as const, formatter: text, fontSize: 12, color: theme.quietText },
        })),
      })),
    },
  })
}
