import type { ColumnImportance } from '@oneloop/metrics'
import { valueAxis } from './axes.ts'
import { chart, heading } from './chart.ts'
import { shownName } from './class-names.ts'
import type { ChartFigure } from './figure.ts'
import { type FigureLabels, translator } from './figure-labels.ts'
import { niceTicks } from './nice-ticks.ts'
import { textWidth, truncate } from './text-width.ts'
import { theme } from './theme.ts'

const fontSize = 13
const longestName = 220
const mostColumns = 30
const width = 460
const pitch = 26

/**
 * Permutation importance by column: a bar for the mean, a dot for each repeat. The 30 most important columns at most.
 *
 * @param importances see `permutationImportance` of `@oneloop/metrics`
 * @throws UNKNOWN_NAME
 */
export function importanceFigure(
  importances: readonly ColumnImportance[],
  { labels }: { readonly labels?: FigureLabels } = {},
): ChartFigure {
  const translate = translator(labels)
  const shown = importances.toSorted((a, b) => b.mean - a.mean).slice(0, mostColumns)
  const names = shown.map(({ column }) => truncate(shownName(column), longestName, fontSize))
  const left = Math.ceil(Math.max(40, ...names.map((name) => textWidth(name, fontSize)))) + 24
  const height = Math.max(2, shown.length) * pitch
  const drops = shown
    .flatMap((one) => one.drops.map((drop) => [drop, one] as const))
    .filter(([drop]) => Number.isFinite(drop))
  const ticks = niceTicks([0, ...drops.map(([drop]) => drop)], Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)
  const axis = valueAxis(translate('What the metric loses', '지표의 감소량'), ticks, { nameGap: 32 })
  const isCut = shown.length < importances.length
  return chart({
    description: describe(importances),
    width: left + width + 36,
    height: 66 + height + 62,
    option: {
      title: heading(
        translate('Permutation importance', '순열 중요도'),
        left + width / 2,
        isCut
          ? translate(
              `the ${shown.length} most important of ${importances.length} columns`,
              `${importances.length}개 열 중 가장 중요한 ${shown.length}개`,
            )
          : '',
      ),
      tooltip: {},
      grid: { left, top: 66, width, height, outerBoundsMode: 'none' },
      xAxis: axis,
      yAxis: {
        type: 'category',
        inverse: true,
        data: names,
        axisLine: { show: true, lineStyle: { color: theme.line } },
        axisTick: { show: false },
        axisLabel: { interval: 0, fontSize, color: theme.text },
      },
      series: [
        {
          type: 'bar',
          name: axis.name,
          barWidth: 14,
          itemStyle: { color: theme.blue },
          data: shown.map(({ mean }) => (Number.isFinite(mean) ? mean : null)),
        },
        {
          type: 'scatter',
          silent: true,
          symbolSize: 5,
          itemStyle: { color: theme.text, opacity: 0.55 },
          data: drops.map(([drop, one]) => [drop, shown.indexOf(one)]),
        },
      ],
    },
  })
}

function describe(importances: readonly ColumnImportance[]): string {
  const [most] = importances.toSorted((a, b) => b.mean - a.mean)
  const leading = most === undefined ? '' : `, led by ${shownName(most.column)} with ${most.mean.toPrecision(3)}`
  return `Permutation importance of ${importances.length} columns${leading}`
}
