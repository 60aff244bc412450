import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import { Chart } from '../../charts/chart.tsx'
import { optimizerLabels } from '../../hero/choice-labels.ts'
import { useLanguage } from '../../i18n/language.ts'
import { ARRIVED, type Lane, STEPS } from './race.ts'
import { text } from './text.ts'
import { useLaneColours } from './use-lane-colours.ts'

/** Every runner's loss over the steps. */
export function RaceLossChart({
  lanes,
  step,
}: {
  readonly lanes: readonly Lane[]
  readonly step: number
}): JSX.Element {
  const language = useLanguage()
  const colours = useLaneColours()
  const option = useMemo(
    () => ({
      animation: false,
      grid: { left: 56, right: 16, top: 28, bottom: 40 },
      xAxis: { type: 'value', min: 0, max: STEPS, name: text.step[language], nameLocation: 'middle', nameGap: 24 },
      yAxis: {
        type: 'log',
        min: ARRIVED,
        max: 100,
        axisLabel: {
          // The axis ends where nothing can be told apart any more, and says so.
          formatter: (loss: number) =>
            loss <= ARRIVED ? text.bottom[language] : loss >= 0.01 ? String(loss) : powerOfTen(loss),
        },
        name: text.loss[language],
      },
      series: lanes.map((lane) => {
        const color = colours[lane.optimizer]
        return {
          type: 'line',
          name: optimizerLabels[lane.optimizer][language],
          showSymbol: false,
          itemStyle: { color },
          lineStyle: { color },
          data: lane.losses.slice(0, step + 1).map((loss, i) => [i, Math.max(loss, ARRIVED)]),
        }
      }),
    }),
    [lanes, step, colours, language],
  )
  return <Chart option={option} label={text.losses[language]} height={240} />
}

function powerOfTen(value: number): string {
  return value.toExponential(0).replace('-', '−')
}
