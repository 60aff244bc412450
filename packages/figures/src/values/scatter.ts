import { valueAxis } from '../axes.ts'
import { chart, heading } from '../chart.ts'
import type { ChartFigure } from '../figure.ts'
import type { Ticks } from '../nice-ticks.ts'
import { theme } from '../theme.ts'
import type { Point } from '../thin.ts'

const grid = { left: 92, top: 66, height: 380 }

/** Points of two numbers, with a dashed line for where they would lie if the network were always right. */
export function scatter(figure: {
  readonly title: string
  readonly subtitle: string
  readonly description: string
  readonly width: number
  readonly x: { readonly name: string; readonly ticks: Ticks }
  readonly y: { readonly name: string; readonly ticks: Ticks }
  readonly points: readonly Point[]
  readonly right: readonly Point[]
}): ChartFigure {
  const { title, subtitle, description, width, x, y, points, right } = figure
  const isMany = points.length > 300
  return chart({
    description,
    width: grid.left + width + 40,
    height: grid.top + grid.height + 64,
    option: {
      title: heading(title, grid.left + width / 2, subtitle),
      tooltip: {},
      grid: { ...grid, width, outerBoundsMode: 'none' },
      xAxis: valueAxis(x.name, x.ticks, { nameGap: 32 }),
      yAxis: valueAxis(y.name, y.ticks, { nameGap: 60 }),
      series: [
        {
          type: 'scatter',
          name: title,
          symbolSize: isMany ? 4 : 7,
          itemStyle: { color: theme.blue, opacity: isMany ? 0.4 : 0.7 },
          data: points.map((point) => [...point]),
        },
        {
          type: 'line',
          silent: true,
          symbol: 'none',
          lineStyle: { width: 1.5, type: 'dashed', color: theme.orange },
          data: right.map((point) => [...point]),
        },
      ],
    },
  })
}
