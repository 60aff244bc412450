import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import { Chart } from '../../charts/chart.tsx'
import { useText } from '../../i18n/language.ts'
import { curve } from './shown-loss.ts'
import { text } from './text.ts'

/** −ln p over p, with the prediction of now as a dot. */
export function LossCurve({ probability, loss }: { readonly probability: number; readonly loss: number }): JSX.Element {
  const t = useText()
  const option = useMemo(
    () => ({
      animation: false,
      grid: { left: 36, right: 16, top: 28, bottom: 40 },
      xAxis: { type: 'value', min: 0, max: 1, name: 'p', nameLocation: 'middle', nameGap: 24 },
      yAxis: { type: 'value', min: 0, max: Math.max(6, Math.ceil(loss + 0.5)), name: '−ln p' },
      series: [
        { type: 'line', data: curve, showSymbol: false, smooth: false },
        {
          type: 'scatter',
          data: [[probability, loss]],
          symbolSize: 16,
          z: 5,
          markLine: {
            symbol: 'none',
            animation: false,
            label: { show: false },
            lineStyle: { type: 'dashed' },
            data: [
              [{ coord: [probability, 0] }, { coord: [probability, loss] }],
              [{ coord: [0, loss] }, { coord: [probability, loss] }],
            ],
          },
        },
      ],
    }),
    [probability, loss],
  )
  return <Chart option={option} label={`${t(text.chart)}: p = ${probability}, −ln p = ${loss.toFixed(3)}`} />
}
