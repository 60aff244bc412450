import { valueAxis } from '../axes.ts'
import { chart } from '../chart.ts'
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

/**
 * What `comparisonFigure` shows as a chart for each figure of the runs, for a page that lays them out itself: each takes
 * the width that it is given, and the page's light or dark.
 *
 * @throws UNKNOWN_NAME
 */
export function comparisonPanels(runs: readonly NamedHistory[], options: ComparisonOptions = {}): ChartFigure[] {
  const shown = runs.slice(0, mostRuns)
  const names = legendNames(shown, 180)
  const hasLegend = shown.length > 1
  const epochs = translator(options.labels)('Epoch', '학습 주기')
  const epochTicks = epochTicksOf(shown)
  return panelsOf(shown, options).map((panel) => ({
    ...chart({
      description: `${panel.title}. ${describeRuns(runs)}`,
      width: 440,
      height: hasLegend ? 360 : 330,
      option: {
        title: {
          text: panel.title,
          left: 'center',
          top: 10,
          textStyle: { fontSize: 15, fontWeight: 'normal', color: theme.text },
        },
        tooltip: {
          trigger: 'axis',
          confine: true,
          backgroundColor: theme.background,
          borderColor: theme.line,
          textStyle: { color: theme.text },
        },
        ...(hasLegend
          ? {
              legend: {
                type: 'scroll',
                data: names,
                bottom: 6,
                itemWidth: 24,
                itemHeight: 10,
                textStyle: { fontSize: 12, color: theme.text },
                pageIconColor: theme.text,
                pageIconInactiveColor: theme.line,
                pageTextStyle: { color: theme.text },
              },
            }
          : {}),
        grid: { left: 68, right: 22, top: 48, bottom: hasLegend ? 86 : 56, outerBoundsMode: 'none' },
        xAxis: valueAxis(epochs, epochTicks, { nameGap: 30 }),
        yAxis: valueAxis(panel.yAxis, valueTicksOf(panel, shown), { nameGap: 48 }),
        series: linesOf(panel, 0, shown, names),
      },
    }),
    isAdaptive: true,
  }))
}
