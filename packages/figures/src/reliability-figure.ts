import type { Calibration } from '@oneloop/metrics'
import { fractions, valueAxis } from './axes.ts'
import { chart, heading } from './chart.ts'
import type { ChartFigure } from './figure.ts'
import { type FigureLabels, translator } from './figure-labels.ts'
import { niceTicks } from './nice-ticks.ts'
import { theme } from './theme.ts'

const side = 400
const left = 84
const upper = 66
const lower = { top: upper + side + 24, height: 90 }

/**
 * Whether a network is as often right as it is sure: for each bin of confidence, how often it was right, beside the dashed
 * diagonal of a calibrated network; below, how many rows there are in each bin. Bars under the diagonal: it is too sure.
 *
 * @param calibration see `calibration` of `@oneloop/metrics`
 * @throws UNKNOWN_NAME
 */
export function reliabilityFigure(
  calibration: Calibration,
  { labels }: { readonly labels?: FigureLabels } = {},
): ChartFigure {
  const translate = translator(labels)
  const { ece, bins } = calibration
  const rows = bins.reduce((sum, { count }) => sum + count, 0)
  const counts = niceTicks(
    bins.map(({ count }) => count),
    0,
    Number.POSITIVE_INFINITY,
    2,
  )
  const middle = ({ lower: from, upper: to }: { lower: number; upper: number }) => (from + to) / 2
  const barWidth = side / bins.length - 2
  const bars = (index: number, color: string, value: (bin: (typeof bins)[number]) => number) => ({
    type: 'bar' as const,
    xAxisIndex: index,
    yAxisIndex: index,
    barWidth,
    itemStyle: { color },
    data: bins.filter(({ count }) => count > 0).map((bin) => [middle(bin), value(bin)]),
  })
  return chart({
    description: `Reliability diagram over ${rows} rows, expected calibration error ${ece.toFixed(4)}`,
    width: left + side + 36,
    height: lower.top + lower.height + 62,
    option: {
      title: heading(
        translate('Reliability', '신뢰도'),
        left + side / 2,
        rows === 0 ? '' : `${translate('Expected calibration error', '기대 보정 오차')} ${ece.toFixed(4)}`,
      ),
      tooltip: {},
      grid: [
        { left, top: upper, width: side, height: side, outerBoundsMode: 'none' },
        { left, ...lower, width: side, outerBoundsMode: 'none' },
      ],
      xAxis: [
        { ...valueAxis('', fractions, { nameGap: 0 }), containShape: false, axisLabel: { show: false } },
        {
          ...valueAxis(translate('Confidence', '확신도'), fractions, { nameGap: 32, gridIndex: 1 }),
          containShape: false,
        },
      ],
      yAxis: [
        valueAxis(translate('Accuracy', '정확도'), fractions, { nameGap: 52 }),
        valueAxis(translate('Rows', '행 수'), counts, { nameGap: 52, gridIndex: 1 }),
      ],
      series: [
        { ...bars(0, theme.blue, (bin) => bin.accuracy), name: translate('Accuracy', '정확도') },
        {
          type: 'line',
          silent: true,
          symbol: 'none',
          lineStyle: { width: 1.25, type: 'dashed', color: theme.quietText },
          data: [
            [0, 0],
            [1, 1],
          ],
        },
        { ...bars(1, theme.line, (bin) => bin.count), name: translate('Rows', '행 수') },
      ],
    },
  })
}
