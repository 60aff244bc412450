import { fractions, valueAxis } from './axes.ts'
import { chart, heading } from './chart.ts'
import type { ChartFigure } from './figure.ts'
import { truncate } from './text-width.ts'
import { theme } from './theme.ts'
import { type Point, thin } from './thin.ts'

/** One curve within the unit square. */
export interface UnitCurve {
  readonly name: string
  readonly points: readonly Point[]
  /** How good it is: the curves are listed by it. NaN: not defined, and not drawn. */
  readonly figure: number
}

/** The most curves of one picture: more could not be told apart. */
const mostCurves = 10
const side = 400
const grid = { left: 76, top: 66 }
const legendWidth = 216

/**
 * Curves within the unit square, with a dashed line for what guessing gives. Of more than ten, the ten with the smallest
 * figures are drawn: the others are better. One curve alone has its figure in the heading, several have a legend.
 */
export function curvesPanel(panel: {
  readonly title: string
  readonly figureName: string
  readonly description: string
  readonly x: string
  readonly y: string
  readonly curves: readonly UnitCurve[]
  readonly guessing: readonly Point[]
  /** Words for “the 10 lowest of 26”. */
  readonly lowest: (shown: number, all: number) => string
}): ChartFigure {
  const defined = panel.curves.filter(({ figure }) => !Number.isNaN(figure))
  const shown = defined.toSorted((a, b) => a.figure - b.figure).slice(0, mostCurves)
  const isOne = panel.curves.length === 1
  const subtitle = isOne
    ? `${panel.figureName} ${shown[0]?.figure.toFixed(3) ?? '–'}`
    : shown.length < defined.length
      ? panel.lowest(shown.length, defined.length)
      : ''
  const line = (data: readonly Point[]) => ({
    type: 'line' as const,
    symbol: 'none',
    data: data.map((point) => [...point]),
  })
  const names = shown.map(({ name, figure }) => `${figure.toFixed(3)}  ${truncate(name, legendWidth - 90, 13)}`)
  return chart({
    description: panel.description,
    width: grid.left + side + (isOne ? 40 : 24 + legendWidth),
    height: grid.top + side + 64,
    option: {
      title: [
        heading(panel.title, grid.left + side / 2, subtitle),
        ...(isOne
          ? []
          : [
              {
                text: panel.figureName,
                left: grid.left + side + 49,
                padding: 0,
                top: grid.top - 4,
                textStyle: { fontSize: 13, fontWeight: 'normal' as const, color: theme.quietText },
              },
            ]),
      ],
      tooltip: { trigger: 'item', formatter: '{a}' },
      grid: { ...grid, width: side, height: side, outerBoundsMode: 'none' },
      xAxis: valueAxis(panel.x, fractions, { nameGap: 32 }),
      yAxis: valueAxis(panel.y, fractions, { nameGap: 44 }),
      ...(isOne
        ? {}
        : {
            legend: {
              data: names,
              orient: 'vertical',
              left: grid.left + side + 20,
              top: grid.top + 18,
              itemWidth: 24,
              itemHeight: 10,
              itemGap: 10,
              icon: 'roundRect',
              textStyle: { fontSize: 13, color: theme.text },
            },
          }),
      series: [
        {
          ...line(panel.guessing),
          silent: true,
          lineStyle: { width: 1.25, type: 'dashed', color: theme.quietText },
        },
        ...shown.map(({ points }, i) => ({
          ...line(thin(points)),
          name: isOne ? panel.title : names[i]!,
          lineStyle: { width: 2, color: theme.series[i]! },
          itemStyle: { color: theme.series[i]! },
        })),
      ],
    },
  })
}
