import { valueAxis } from '../axes.ts'
import { chart, heading } from '../chart.ts'
import type { ChartFigure } from '../figure.ts'
import { translator } from '../figure-labels.ts'
import { theme } from '../theme.ts'
import {
  type ComparisonOptions,
  describeRuns,
  epochTicksOf,
  legendNames,
  linesOf,
  mostRuns,
  type NamedHistory,
  panelsOf,
  valueTicksOf,
} from './panels.ts'

const panelWidth = 360
const gap = 88
const grid = { left: 76, top: 50, below: 62 }
const legend = { width: 230, pitch: 23 }
/** Panels side by side; more stand below. */
const across = 3

/**
 * The curves of several runs on each other: training loss, and where any run has them validation loss, accuracy and the
 * metrics of its own. Each run has a colour, past ten of them dashes too; at most 30 are drawn. A loss far above what the
 * runs began with leaves the picture, so that one diverged run does not flatten the others.
 *
 * @throws UNKNOWN_NAME
 */
export function comparisonFigure(runs: readonly NamedHistory[], options: ComparisonOptions = {}): ChartFigure {
  const shown = runs.slice(0, mostRuns)
  const panels = panelsOf(shown, options)
  const columns = Math.min(across, panels.length)
  const height = panels.length > across ? 300 : Math.max(300, shown.length * legend.pitch)
  const rowHeight = grid.top + height + grid.below
  const legendLeft = grid.left + columns * (panelWidth + gap) - gap + 24
  const place = (i: number) => ({
    left: grid.left + (i % across) * (panelWidth + gap),
    top: grid.top + Math.floor(i / across) * rowHeight,
  })
  const names = legendNames(shown, legend.width - 50)
  const epochs = translator(options.labels)('Epoch', '학습 주기')
  const epochTicks = epochTicksOf(shown)
  const rows = Math.ceil(panels.length / across)
  return chart({
    description: describeRuns(runs),
    width: legendLeft + legend.width,
    height: Math.max(rows * rowHeight, grid.top + shown.length * legend.pitch),
    option: {
      title: panels.map(({ title }, i) => ({
        ...heading(title, place(i).left + panelWidth / 2),
        top: place(i).top - grid.top + 10,
      })),
      tooltip: { trigger: 'axis' },
      legend: {
        data: names,
        orient: 'vertical',
        left: legendLeft,
        top: grid.top - 4,
        itemWidth: 30,
        itemHeight: 12,
        itemGap: 9,
        textStyle: { fontSize: 13, color: theme.text },
      },
      grid: panels.map((_, i) => ({
        ...place(i),
        width: panelWidth,
        height,
        outerBoundsMode: 'none' as const,
      })),
      xAxis: panels.map((_, i) => valueAxis(epochs, epochTicks, { nameGap: 32, gridIndex: i })),
      yAxis: panels.map((panel, i) =>
        valueAxis(panel.yAxis, valueTicksOf(panel, shown), { nameGap: 50, gridIndex: i }),
      ),
      series: panels.flatMap((panel, i) => linesOf(panel, i, shown, names)),
    },
  })
}
