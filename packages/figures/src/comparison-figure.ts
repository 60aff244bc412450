import type { EpochReport, History } from '@oneloop/core'
import { valueAxis } from './axes.ts'
import { chart, heading } from './chart.ts'
import { shownName } from './class-names.ts'
import type { ChartFigure } from './figure.ts'
import { type FigureLabels, type Translate, translator } from './figure-labels.ts'
import { niceStep, niceTicks, type Ticks } from './nice-ticks.ts'
import { truncate } from './text-width.ts'
import { theme } from './theme.ts'

/** A run as `comparisonFigure` shows it. */
export interface NamedHistory {
  readonly name: string
  readonly history: History
}

interface Panel {
  readonly title: string
  readonly yAxis: string
  readonly value: (report: EpochReport) => number | null
  readonly ceiling: number
}

const panelWidth = 360
const gap = 88
const grid = { left: 76, top: 50 }
const legend = { width: 230, pitch: 23 }
const dashes = ['solid', 'dashed', 'dotted'] as const
const mostRuns = theme.series.length * dashes.length

/**
 * The curves of several runs on each other: training loss, and where any run has them validation loss and accuracy. Each
 * run has a colour, past ten of them dashes too; at most 30 are drawn. A loss far above what the runs began with leaves the
 * picture, so that one diverged run does not flatten the others.
 *
 * @throws UNKNOWN_NAME
 */
export function comparisonFigure(
  runs: readonly NamedHistory[],
  { labels }: { readonly labels?: FigureLabels } = {},
): ChartFigure {
  const translate = translator(labels)
  const shown = runs.slice(0, mostRuns)
  const panels = panelsOf(shown, translate)
  const height = Math.max(300, shown.length * legend.pitch)
  const legendLeft = grid.left + panels.length * (panelWidth + gap) - gap + 24
  const epochTicks = epochTicksOf(shown)
  const left = (i: number) => grid.left + i * (panelWidth + gap)
  const names = shown.map(({ name }, i) => uniqueName(truncate(shownName(name), legend.width - 50, 13), i))
  return chart({
    description: describe(runs),
    width: legendLeft + legend.width,
    height: grid.top + height + 62,
    option: {
      title: panels.map(({ title }, i) => heading(title, left(i) + panelWidth / 2)),
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
        left: left(i),
        top: grid.top,
        width: panelWidth,
        height,
        outerBoundsMode: 'none' as const,
      })),
      xAxis: panels.map((_, i) =>
        valueAxis(translate('Epoch', '학습 주기'), epochTicks, { nameGap: 32, gridIndex: i }),
      ),
      yAxis: panels.map((panel, i) => valueAxis(panel.yAxis, ticksOf(panel, shown), { nameGap: 50, gridIndex: i })),
      series: panels.flatMap((panel, at) =>
        shown.map(({ history }, i) => line(names[i]!, i, at, history.epochs, panel)),
      ),
    },
  })
}

function panelsOf(runs: readonly NamedHistory[], translate: Translate): Panel[] {
  const has = (value: Panel['value']) =>
    runs.some(({ history }) => history.epochs.some((epoch) => value(epoch) !== null))
  const loss = translate('Loss', '손실 값')
  const all: Panel[] = [
    {
      title: translate('Training loss', '훈련 손실'),
      yAxis: loss,
      value: (epoch) => epoch.loss,
      ceiling: Number.POSITIVE_INFINITY,
    },
    {
      title: translate('Validation loss', '검증 손실'),
      yAxis: loss,
      value: (epoch) => epoch.validationLoss,
      ceiling: Number.POSITIVE_INFINITY,
    },
    {
      title: translate('Accuracy', '정확도'),
      yAxis: '%',
      value: ({ accuracy }) => (accuracy === null ? null : 100 * accuracy),
      ceiling: 100,
    },
  ]
  return all.filter(({ value }, i) => i === 0 || has(value))
}

function ticksOf({ value, ceiling }: Panel, runs: readonly NamedHistory[]) {
  const values = runs.map(({ history }) =>
    history.epochs.map(value).filter((one) => one !== null && Number.isFinite(one)),
  )
  const begins = values.flatMap(([first]) => (typeof first === 'number' ? [first] : [])).sort((a, b) => a - b)
  const usual = begins[Math.floor((begins.length - 1) / 2)] ?? 0
  const most = ceiling === 100 ? 100 : 3 * usual
  return niceTicks(
    values.flat().filter((one): one is number => typeof one === 'number' && one <= most),
    0,
    ceiling,
  )
}

/** Whole epochs from 0, so that the first of them is not on the frame. */
function epochTicksOf(runs: readonly NamedHistory[]): Ticks {
  const last = runs.reduce((most, { history }) => Math.max(most, history.epochs.at(-1)?.epoch ?? 1), 1)
  const interval = Math.max(1, niceStep(last / 8))
  return { min: 0, max: Math.ceil(last / interval) * interval, interval }
}

function line(name: string, i: number, at: number, epochs: readonly EpochReport[], { value }: Panel) {
  const color = theme.series[i % theme.series.length]!
  return {
    type: 'line' as const,
    name,
    xAxisIndex: at,
    yAxisIndex: at,
    symbol: 'circle',
    symbolSize: epochs.length > 30 ? 3 : 5,
    showAllSymbol: true,
    lineStyle: { width: 2, color, type: dashes[Math.floor(i / theme.series.length)]! },
    itemStyle: { color },
    data: epochs.map((epoch) => {
      const figure = value(epoch)
      // What is under the pointer is shown as it is here.
      return [epoch.epoch, figure === null || !Number.isFinite(figure) ? null : Number(figure.toPrecision(6))]
    }),
  }
}

/** A legend takes lines of one name for one line: a number tells runs of one name apart. */
function uniqueName(name: string, i: number): string {
  return `${i + 1}  ${name}`
}

function describe(runs: readonly NamedHistory[]): string {
  return `Curves of ${runs.length} runs: ${runs
    .slice(0, mostRuns)
    .map(({ name }) => shownName(name))
    .join(', ')}`
}
