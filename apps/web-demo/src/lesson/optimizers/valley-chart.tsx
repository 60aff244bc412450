import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import { Chart } from '../../charts/chart.tsx'
import { optimizerLabels } from '../../hero/choice-labels.ts'
import { useLanguage, useText } from '../../i18n/language.ts'
import { theme, token } from '../../styles/theme.ts'
import type { Lane } from './race.ts'
import { text } from './text.ts'
import { useLaneColours } from './use-lane-colours.ts'
import { BOTTOM, contour } from './valley.ts'

export const BOUNDS = { w1: { min: -2, max: 3 }, w2: { min: 0, max: 2 } } as const

const LEVELS = [0.01, 0.06, 0.2, 0.45, 0.8, 1.4, 2.3, 3.6, 5.4, 7.8]
/** All the contours as one series, with a gap after each. */
const LINES = LEVELS.flatMap((level) => [...contour(level), ['-', '-']])

/** The loss surface from above, with the ways gone so far. */
export function ValleyChart({ lanes, step }: { readonly lanes: readonly Lane[]; readonly step: number }): JSX.Element {
  const t = useText()
  const language = useLanguage()
  const look = theme.value
  const colours = useLaneColours()
  const ground = useMemo(() => {
    const line = token('--ink-muted')
    return [
      {
        type: 'line',
        data: LINES,
        showSymbol: false,
        silent: true,
        lineStyle: { width: 1, color: line, opacity: 0.35 },
      },
      {
        type: 'scatter',
        data: [[BOTTOM.w1, BOTTOM.w2]],
        symbol: 'path://M-6 -4 L-4 -6 L0 -2 L4 -6 L6 -4 L2 0 L6 4 L4 6 L0 2 L-4 6 L-6 4 L-2 0 Z',
        symbolSize: 12,
        silent: true,
        itemStyle: { color: token('--ink'), opacity: 1 },
      },
    ]
  }, [look])
  const option = useMemo(
    () => ({
      animation: false,
      grid: { left: 36, right: 16, top: 28, bottom: 40 },
      xAxis: {
        type: 'value',
        ...BOUNDS.w1,
        name: 'w₁',
        nameLocation: 'middle',
        nameGap: 24,
        splitLine: { show: false },
        axisLine: { onZero: false },
      },
      yAxis: { type: 'value', ...BOUNDS.w2, name: 'w₂', splitLine: { show: false }, axisLine: { onZero: false } },
      series: [
        ...ground,
        ...lanes.flatMap((lane) => {
          const color = colours[lane.optimizer]
          const data = lane.path.slice(0, step + 1).map(({ w1, w2 }) => [w1, w2])
          return [
            {
              type: 'line',
              name: optimizerLabels[lane.optimizer][language],
              data,
              showSymbol: false,
              itemStyle: { color },
              lineStyle: { color },
            },
            { type: 'scatter', data: data.slice(-1), symbolSize: 13, z: 5, itemStyle: { color, opacity: 1 } },
          ]
        }),
      ],
    }),
    [ground, lanes, step, colours, language],
  )
  return <Chart option={option} label={t(text.valley)} height={380} />
}
