import type { EChartsOption } from 'echarts'
import type { EpochReport, History } from '../history/index.ts'
import type { ChartFigure } from './figure.ts'
import { type FigureLabels, type Translate, translator } from './figure-labels.ts'
import { niceStep, niceTicks } from './nice-ticks.ts'
import { theme } from './theme.ts'

/** @see trainingFigure */
export interface TrainingFigureOptions {
  /** Default `'en'`. */
  readonly labels?: FigureLabels
}

interface Panel {
  readonly title: string
  readonly yAxis: string
  readonly colour: string
  readonly values: readonly (number | null)[]
  readonly floor: number
  readonly ceiling: number
  readonly digits: number
  readonly unit: string
}

/**
 * The lesson's figure, 10 × 4 inches: training loss after each epoch on the left, test accuracy on the right (training
 * accuracy where there was no validation set).
 *
 * @throws UNKNOWN_NAME
 */
export function trainingFigure(history: History, { labels }: TrainingFigureOptions = {}): ChartFigure {
  const translate = translator(labels)
  const panels = [lossPanel(history.epochs, translate), accuracyPanel(history.epochs, translate)]
  const epochs = history.epochs.map(({ epoch }) => epoch)
  const option: EChartsOption = {
    animation: false,
    backgroundColor: theme.background,
    textStyle: { fontFamily: theme.fontFamily, color: theme.text },
    tooltip: { trigger: 'axis' },
    title: panels.map((panel, i) => ({
      text: panel.title,
      left: i === 0 ? '28.5%' : '78%',
      top: 10,
      textAlign: 'center' as const,
      textStyle: { fontSize: 17, fontWeight: 'normal' as const, color: theme.text },
    })),
    grid: panels.map((_, i) => ({
      left: i === 0 ? '8%' : '57.5%',
      width: '41%',
      top: 50,
      bottom: 62,
      outerBoundsMode: 'none' as const,
    })),
    xAxis: panels.map((_, i) => epochAxis(i, epochs, translate('Epoch', '학습 주기'))),
    yAxis: panels.map((panel, i) => valueAxis(i, panel)),
    series: panels.map((panel, i) => line(i, panel)),
  }
  return {
    kind: 'chart',
    description: describe(history.epochs),
    width: 960,
    height: 384,
    option,
  }
}

function lossPanel(epochs: readonly EpochReport[], translate: Translate): Panel {
  return {
    title: translate('Training loss', '훈련 손실'),
    yAxis: translate('Loss', '손실 값'),
    colour: theme.blue,
    values: epochs.map(({ loss }) => (Number.isFinite(loss) ? loss : null)),
    floor: 0,
    ceiling: Number.POSITIVE_INFINITY,
    digits: 4,
    unit: '',
  }
}

function accuracyPanel(epochs: readonly EpochReport[], translate: Translate): Panel {
  const validated = epochs.some(({ accuracy }) => accuracy !== null)
  const values = epochs.map((report) => (validated ? report.accuracy : report.trainAccuracy))
  return {
    title: validated ? translate('Test accuracy', '테스트 정확도') : translate('Training accuracy', '훈련 정확도'),
    yAxis: translate('Accuracy', '정확도').replace(' (정확도)', '').concat(' (%)'),
    colour: theme.orange,
    values: values.map((value) => (value === null ? null : Number((value * 100).toFixed(4)))),
    floor: 0,
    ceiling: 100,
    digits: 2,
    unit: '%',
  }
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
    splitLine: { show: epochs.length <= 20, interval: 0, lineStyle: { color: theme.grid } },
  }
}

function valueAxis(gridIndex: number, panel: Panel) {
  const finite = panel.values.filter((value) => value !== null)
  return {
    type: 'value' as const,
    gridIndex,
    ...niceTicks(finite, panel.floor, panel.ceiling),
    name: panel.yAxis,
    nameLocation: 'middle' as const,
    nameGap: 48,
    nameTextStyle: { fontSize: 14, color: theme.text },
    axisLine: { show: true, lineStyle: { color: theme.line } },
    axisTick: { show: true, lineStyle: { color: theme.line } },
    axisLabel: { fontSize: 13, color: theme.text },
    splitLine: { lineStyle: { color: theme.grid } },
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
        formatter: `${value?.toFixed(panel.digits)}${panel.unit}`,
        position: 'top' as const,
        distance: 7,
        fontSize: 13,
        color: theme.text,
      },
    })),
  }
}

function describe(epochs: readonly EpochReport[]): string {
  const last = epochs.at(-1)
  if (last === undefined) return 'Training loss and accuracy per epoch: no epochs yet'
  const accuracy = last.accuracy ?? last.trainAccuracy
  return `Training loss and accuracy over ${epochs.length} epochs, ending at ${last.loss.toFixed(4)} and ${(accuracy * 100).toFixed(2)} %`
}
