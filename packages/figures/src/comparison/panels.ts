import type { EpochReport, History } from '@oneloop/core'
import { shownName } from '../class-names.ts'
import type { FigureLabels } from '../figure-labels.ts'
import { type Translate, translator } from '../figure-labels.ts'
import { niceStep, niceTicks, type Ticks } from '../nice-ticks.ts'
import { truncate } from '../text-width.ts'
import { theme } from '../theme.ts'

/** A run as it is compared. */
export interface NamedHistory {
  readonly name: string
  readonly history: History
}

/** Options of `comparisonFigure`. */
export interface ComparisonOptions {
  /** Default `'en'`. */
  readonly labels?: FigureLabels
}

/** One figure of the runs over their epochs. */
export interface Panel {
  readonly title: string
  /** What the axis of values is called. */
  readonly yAxis: string
  readonly value: (report: EpochReport) => number | null
  readonly floor: number
  readonly ceiling: number
}

const dashes = ['solid', 'dashed', 'dotted'] as const

/** More lines could not be told apart. */
export const mostRuns = theme.series.length * dashes.length

/** A run's own metrics have panels too, the first so many of them. */
const mostMetrics = 6

/** The figures that any of the runs has: training loss, validation loss, accuracy, and the metrics by their names. */
export function panelsOf(runs: readonly NamedHistory[], { labels }: ComparisonOptions): Panel[] {
  const translate: Translate = translator(labels)
  const epochs = runs.flatMap(({ history }) => history.epochs)
  const loss = translate('Loss', '손실 값')
  const [floor, ceiling] = [0, Number.POSITIVE_INFINITY]
  const all: Panel[] = [
    { title: translate('Training loss', '훈련 손실'), yAxis: loss, value: (epoch) => epoch.loss, floor, ceiling },
    {
      title: translate('Validation loss', '검증 손실'),
      yAxis: loss,
      value: (epoch) => epoch.validationLoss,
      floor,
      ceiling,
    },
    {
      title: translate('Accuracy', '정확도'),
      yAxis: '%',
      value: ({ accuracy }) => (accuracy === null ? null : 100 * accuracy),
      floor,
      ceiling: 100,
    },
  ]
  const metrics = [...new Set(epochs.flatMap((report) => Object.keys(report.metrics ?? {})))].slice(0, mostMetrics)
  return [
    ...all.filter(({ value }, i) => i === 0 || epochs.some((epoch) => value(epoch) !== null)),
    ...metrics.map((name) => ({
      title: truncate(shownName(name), 300, 17),
      yAxis: '',
      value: (report: EpochReport) => report.metrics?.[name] ?? null,
      floor: Number.NEGATIVE_INFINITY,
      ceiling,
    })),
  ]
}

/** An axis that a loss far above what the runs began with does not stretch: one diverged run would flatten the others. */
export function valueTicksOf({ value, floor, ceiling }: Panel, runs: readonly NamedHistory[]): Ticks {
  const values = runs.map(({ history }) =>
    history.epochs.map(value).filter((one): one is number => one !== null && Number.isFinite(one)),
  )
  const begins = values.flatMap(([first]) => (first === undefined ? [] : [first])).sort((a, b) => a - b)
  const usual = begins[Math.floor((begins.length - 1) / 2)] ?? 0
  const most = floor === 0 && ceiling !== 100 ? 3 * usual : ceiling
  return niceTicks(
    values.flat().filter((one) => one <= most),
    floor,
    ceiling,
  )
}

/** Whole epochs from 0, so that the first of them is not on the frame. */
export function epochTicksOf(runs: readonly NamedHistory[]): Ticks {
  const last = runs.reduce((most, { history }) => Math.max(most, history.epochs.at(-1)?.epoch ?? 1), 1)
  const interval = Math.max(1, niceStep(last / 8))
  return { min: 0, max: Math.ceil(last / interval) * interval, interval }
}

/** A line for each run in one panel: a run has a colour, past ten of them dashes too. */
export function linesOf({ value }: Panel, at: number, runs: readonly NamedHistory[], names: readonly string[]) {
  return runs.map(({ history: { epochs } }, i) => {
    const color = theme.series[i % theme.series.length]!
    return {
      type: 'line' as const,
      name: names[i]!,
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
  })
}

/** A legend takes lines of one name for one line: a number tells runs of one name apart. */
export function legendNames(runs: readonly NamedHistory[], width: number): string[] {
  return runs.map(({ name }, i) => `${i + 1}  ${truncate(shownName(name), width, 13)}`)
}

export function describeRuns(runs: readonly NamedHistory[]): string {
  const names = runs.slice(0, mostRuns).map(({ name }) => shownName(name))
  return `Curves of ${runs.length === 1 ? '1 run' : `${runs.length} runs`}: ${names.join(', ')}`
}
