import type { EpochReport, History } from '@oneloop/core'
import { valueAxis } from './axes.ts'
import { chart, heading } from './chart.ts'
import type { ChartFigure } from './figure.ts'
import { type FigureLabels, type Translate, translator } from './figure-labels.ts'
import { niceStep, niceTicks, type Ticks } from './nice-ticks.ts'
import { theme } from './theme.ts'

/** Options of `trainingFigure`. */
export interface TrainingFigureOptions {
  /** Default `'en'`. */
  readonly labels?: FigureLabels
  /** What the epochs were judged on: `'test'` rows as the lesson's are (default), or those of a `'validation'` part. */
  readonly judgedOn?: 'test' | 'validation'
}

interface Panel {
  readonly title: string
  readonly yAxis: string
  readonly colour: string
  readonly values: readonly (number | null)[]
  readonly ticks: Ticks
  /** The last value in words. */
  readonly last: string
}

/**
 * The lesson's figure, 10 × 4 inches: training loss after each epoch on the left, test accuracy on the right (training
 * accuracy where there was no validation set). Of values, which have no accuracy, the right shows the RMSE, where it was
 * measured, or the validation loss.
 *
 * @throws UNKNOWN_NAME
 */
export function trainingFigure(
  history: History,
  { labels, judgedOn = 'test' }: TrainingFigureOptions = {},
): ChartFigure {
  const translate = translator(labels)
  const panels = [lossPanel(history.epochs, translate), judgedPanel(history.epochs, judgedOn, translate)]
  const epochs = history.epochs.map(({ epoch }) => epoch)
  return chart({
    description: describe(history.epochs),
    width: 960,
    height: 384,
    option: {
      tooltip: { trigger: 'axis' },
      title: panels.map((panel, i) => heading(panel.title, i === 0 ? '28.25%' : '77.25%')),
      grid: panels.map((_, i) => ({
        left: i === 0 ? '8%' : '57%',
        width: '40.5%',
        top: 50,
        bottom: 62,
        outerBoundsMode: 'none' as const,
      })),
      xAxis: panels.map((_, i) => epochAxis(i, epochs, translate('Epoch', '학습 주기'))),
      yAxis: panels.map((panel, i) => valueAxis(panel.yAxis, panel.ticks, { nameGap: 48, gridIndex: i })),
      series: panels.map((panel, i) => line(i, panel)),
    },
  })
}

function lossPanel(epochs: readonly EpochReport[], translate: Translate): Panel {
  return errorPanel(
    epochs.map(({ loss }) => loss),
    { title: translate('Training loss', '훈련 손실'), name: translate('Loss', '손실 값'), colour: theme.blue },
  )
}

function judgedPanel(epochs: readonly EpochReport[], judgedOn: 'test' | 'validation', translate: Translate): Panel {
  const of = (english: string, korean: string) =>
    judgedOn === 'test'
      ? translate(`Test ${english}`, `테스트 ${korean}`)
      : translate(`Validation ${english}`, `검증 ${korean}`)
  const hasAccuracy = epochs.some(({ accuracy, trainAccuracy }) => accuracy !== null || trainAccuracy !== null)
  const errors = epochs.map(({ metrics }) => metrics?.['rmse'] ?? null)
  const losses = epochs.map(({ validationLoss }) => validationLoss)
  if (hasAccuracy || ![...errors, ...losses].some((value) => value !== null)) {
    return accuracyPanel(epochs, of('accuracy', '정확도'), translate)
  }
  return errors.some((value) => value !== null)
    ? errorPanel(errors, { title: of('RMSE', 'RMSE'), name: 'RMSE', colour: theme.orange })
    : errorPanel(losses, { title: of('loss', '손실'), name: translate('Loss', '손실 값'), colour: theme.orange })
}

/** Losses and errors: 0 or more, the smaller the better. */
function errorPanel(
  errors: readonly (number | null)[],
  { title, name, colour }: { readonly title: string; readonly name: string; readonly colour: string },
): Panel {
  const finite = errors.map((error) => (error !== null && Number.isFinite(error) ? error : null))
  const exponent = axisExponent(finite.filter(isNumber))
  const values = finite.map((error) => (error === null ? null : error / 10 ** exponent))
  const last = finite.findLast(isNumber) ?? 0
  return {
    title,
    yAxis: exponent === 0 ? name : `${name} × 1e${exponent}`,
    colour,
    values,
    ticks: niceTicks(values.filter(isNumber), 0, Number.POSITIVE_INFINITY),
    last: exponent !== 0 ? last.toExponential(2) : last < 10 ? last.toFixed(4) : String(Number(last.toPrecision(5))),
  }
}

function accuracyPanel(epochs: readonly EpochReport[], judged: string, translate: Translate): Panel {
  const validated = epochs.some(({ accuracy }) => accuracy !== null)
  const values = epochs
    .map((report) => (validated ? report.accuracy : report.trainAccuracy))
    .map((value) => (value === null ? null : Number((value * 100).toFixed(4))))
  return {
    title: validated ? judged : translate('Training accuracy', '훈련 정확도'),
    yAxis: translate('Accuracy', '정확도').replace(' (정확도)', '').concat(' (%)'),
    colour: theme.orange,
    values,
    ticks: niceTicks(values.filter(isNumber), 0, 100),
    last: `${values.findLast(isNumber)?.toFixed(2)}%`,
  }
}

/** Errors that would need long numbers beside the axis are shown as multiples of this power of ten. */
function axisExponent(errors: readonly number[]): number {
  const largest = errors.reduce((most, error) => Math.max(most, error), 0)
  return largest > 0 && (largest < 1e-3 || largest >= 1e5) ? Math.floor(Math.log10(largest)) : 0
}

function isNumber(value: number | null): value is number {
  return value !== null
}

function epochAxis(gridIndex: number, epochs: readonly number[], name: string) {
  const step = Math.max(1, niceStep(epochs.length / 10))
  return {
    type: 'category' as const,
    gridIndex,
    data: epochs.map((epoch) => ({
      value: String(epoch),
      // with many epochs label the first and the round ones
      textStyle: { color: epoch % step === 0 || epoch === epochs[0] ? theme.text : 'transparent' },
    })),
    name,
    nameLocation: 'middle' as const,
    nameGap: 32,
    nameTextStyle: { fontSize: 14, color: theme.text },
    axisLine: { onZero: false, lineStyle: { color: theme.line } },
    axisTick: { show: epochs.length <= 20, alignWithLabel: true, lineStyle: { color: theme.line } },
    axisLabel: { interval: 0, fontSize: 13, hideOverlap: false },
  }
}

function line(index: number, panel: Panel) {
  const many = panel.values.length > 30
  const lastValue = panel.values.findLastIndex((value) => value !== null)
  return {
    type: 'line' as const,
    name: panel.title,
    xAxisIndex: index,
    yAxisIndex: index,
    symbol: 'circle',
    symbolSize: many ? 4.5 : 8,
    showAllSymbol: true,
    lineStyle: { width: many ? 1.75 : 2.25, color: panel.colour },
    itemStyle: { color: panel.colour },
    data: panel.values.map((value, i) => ({
      value,
      label: {
        show: i === lastValue,
        formatter: panel.last,
        // above the point, but not up in the heading
        position: heightOf(value, panel.ticks) > 0.88 ? ('bottom' as const) : ('top' as const),
        align: panel.values.length > 8 ? ('right' as const) : ('center' as const),
        offset: panel.values.length > 8 ? [6, 0] : [0, 0],
        distance: 7,
        fontSize: 13,
        color: theme.text,
      },
    })),
  }
}

/** 0 at the bottom of the panel, 1 at its top. */
function heightOf(value: number | null, { min, max }: Ticks): number {
  return ((value ?? min) - min) / (max - min)
}

function describe(epochs: readonly EpochReport[]): string {
  const last = epochs.at(-1)
  if (last === undefined) return 'Training loss and accuracy per epoch: no epochs yet'
  const accuracy = last.accuracy ?? last.trainAccuracy
  const over = `over ${epochs.length} epoch${epochs.length === 1 ? '' : 's'}, ending at ${last.loss.toFixed(4)}`
  if (accuracy === null) return `Training loss ${over}`
  return `Training loss and accuracy ${over} and ${(accuracy * 100).toFixed(2)} %`
}
