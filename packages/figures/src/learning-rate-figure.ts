import type { LearningRateRange } from '@oneloop/core'
import { valueAxis } from './axes.ts'
import { chart, heading } from './chart.ts'
import type { ChartFigure } from './figure.ts'
import { type FigureLabels, translator } from './figure-labels.ts'
import { niceTicks } from './nice-ticks.ts'
import { theme } from './theme.ts'

const grid = { left: 84, top: 66, width: 560, height: 300 }

/**
 * What a learning-rate range test found: the loss over the rate, each batch's own in the background, smoothed in front, and
 * the suggested rate. The loss axis ends a little above what the run began with, since what comes after is only how it
 * diverges.
 *
 * @param range see `findLearningRate` of `@oneloop/trainer`
 * @throws UNKNOWN_NAME
 */
export function learningRateFigure(
  { curve, suggestion }: LearningRateRange,
  { labels }: { readonly labels?: FigureLabels } = {},
): ChartFigure {
  const translate = translator(labels)
  const finite = curve.filter(({ loss, smoothed }) => Number.isFinite(loss) && Number.isFinite(smoothed))
  const begin = finite[0]?.smoothed ?? 1
  const losses = finite.map(({ smoothed }) => smoothed).filter((loss) => loss <= 1.5 * begin)
  const ticks = niceTicks(losses, 0, Number.POSITIVE_INFINITY)
  const rates = curve.map(({ learningRate }) => learningRate)
  const said = suggestion === null ? '' : `${translate('Suggestion', '제안')}: ${shortNumber(suggestion)}`
  return chart({
    description: `Loss over the learning rate in ${curve.length} steps${suggestion === null ? '' : `, suggesting ${shortNumber(suggestion)}`}`,
    width: grid.left + grid.width + 36,
    height: grid.top + grid.height + 62,
    option: {
      title: heading(translate('Learning-rate range test', '학습률 범위 검사'), grid.left + grid.width / 2, said),
      tooltip: { trigger: 'axis' },
      grid: { ...grid, outerBoundsMode: 'none' },
      xAxis: {
        ...valueAxis(translate('Learning rate', '학습률'), ticks, { nameGap: 32 }),
        // An axis of logarithms says 0.00009999999999999999 of its own accord: this one is of exponents.
        min: Math.log10(rates[0] ?? 1e-6),
        max: Math.log10(rates.at(-1) ?? 1),
        interval: 1,
        axisLabel: {
          ...{ formatter: '1e{value}', showMinLabel: false, showMaxLabel: false },
          ...{ fontSize: 13, color: theme.text },
        },
      },
      yAxis: valueAxis(translate('Loss', '손실 값'), ticks, { nameGap: 52 }),
      series: [
        {
          ...line(theme.line, 1.25),
          name: translate('Batch loss', '배치 손실'),
          data: finite.map(({ learningRate, loss }) => [Math.log10(learningRate), loss]),
        },
        {
          ...line(theme.blue, 2.25),
          name: translate('Smoothed', '평활'),
          data: finite.map(({ learningRate, smoothed }) => [Math.log10(learningRate), smoothed]),
        },
        ...(suggestion === null
          ? []
          : [
              {
                ...line(theme.orange, 1.75),
                name: translate('Suggestion', '제안'),
                data: [
                  [Math.log10(suggestion), ticks.min],
                  [Math.log10(suggestion), ticks.max],
                ],
              },
            ]),
      ],
    },
  })
}

function line(color: string, width: number) {
  return { type: 'line' as const, symbol: 'none', lineStyle: { color, width }, itemStyle: { color } }
}

/** `0.0012`, `1.2e-6`. */
function shortNumber(value: number): string {
  return String(Number(value.toPrecision(2)))
}
