import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import { Chart } from '../../charts/chart.tsx'
import { formatNumber } from '../../components/number-format.ts'
import { useText } from '../../i18n/language.ts'
import { bestWeight, tangent } from './descent.ts'
import { text } from './text.ts'
import { forwardByHand, type Neuron } from './worked-example.ts'

interface DescentChartProps {
  /** The neuron, with the weight of now. */
  readonly neuron: Neuron
  /** Every weight so far, the first one first. */
  readonly path: readonly number[]
}

const POINTS = 81

/** The loss over w: the curve, the tangent at the weight of now, and the places been. */
export function DescentChart({ neuron, path }: DescentChartProps): JSX.Element {
  const t = useText()
  const option = useMemo(() => {
    const loss = (w: number) => forwardByHand({ ...neuron, w }).loss
    const centre = bestWeight(neuron) ?? neuron.w
    const reach = Math.max(1, ...path.map((w) => Math.abs(w - centre))) * 1.25
    const [from, to] = [centre - reach, centre + reach]
    const top = Math.max(loss(from), 0.1)
    const line = tangent(neuron)
    const half = reach * 0.3
    return {
      animation: false,
      grid: { left: 56, right: 16, top: 28, bottom: 40 },
      xAxis: {
        type: 'value',
        min: from,
        max: to,
        name: 'w',
        nameLocation: 'middle',
        nameGap: 24,
        axisLabel: { formatter: (w: number) => formatNumber(w, 1), showMinLabel: false, showMaxLabel: false },
      },
      yAxis: {
        type: 'value',
        min: 0,
        max: top,
        name: 'L(w)',
        axisLabel: { formatter: (l: number) => formatNumber(l, 1), showMaxLabel: false },
      },
      series: [
        {
          type: 'line',
          showSymbol: false,
          data: Array.from({ length: POINTS }, (_, i) => {
            const w = from + ((to - from) * i) / (POINTS - 1)
            return [w, loss(w)]
          }),
        },
        {
          type: 'line',
          showSymbol: false,
          lineStyle: { type: 'dashed' },
          data: [neuron.w - half, neuron.w + half].map((w) => [w, line(w)]),
        },
        {
          type: 'line',
          symbolSize: 7,
          lineStyle: { width: 1, type: 'dotted' },
          data: path.map((w) => [w, loss(w)]),
        },
        { type: 'scatter', symbolSize: 16, z: 5, data: [[neuron.w, loss(neuron.w)]], itemStyle: { opacity: 1 } },
      ],
    }
  }, [neuron, path])
  return <Chart option={option} label={`${t(text.curve)}: w = ${formatNumber(neuron.w)}`} height={320} />
}
