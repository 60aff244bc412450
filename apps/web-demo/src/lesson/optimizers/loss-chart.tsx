import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import { Chart } from '../../charts/chart.tsx'
import { useLanguage } from '../../i18n/language.ts'
import { laneNames } from './lane-names.ts'
import type { Lane } from './race.ts'
import { text } from './text.ts'
import { useLaneColours } from './use-lane-colours.ts'
import { STEPS } from './use-race.ts'

/** Below this the float32 weights have arrived, and the rest is rounding. */
const FLOOR = 1e-6

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
        min: FLOOR,
        max: 100,
        axisLabel: {
          formatter: (loss: number) => (loss >= 0.01 ? String(loss) : loss.toExponential(0).replace('-', '−')),
        },
        name: text.loss[language],
      },
      series: lanes.map((lane) => {
        const color = colours[lane.optimizer]
        return {
          type: 'line',
          name: laneNames[lane.optimizer],
          showSymbol: false,
          itemStyle: { color },
          lineStyle: { color },
          data: lane.losses.slice(0, step + 1).map((loss, i) => [i, Math.max(loss, FLOOR)]),
        }
      }),
    }),
    [lanes, step, colours, language],
  )
  return <Chart option={option} label={text.losses[language]} height={240} />
}
