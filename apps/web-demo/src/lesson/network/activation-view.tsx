import { type ActivationName, activations } from 'oneloop'
import type { JSX } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { Chart } from '../../charts/chart.tsx'
import { formatNumber } from '../../components/number-format.ts'
import { Playground } from '../../components/section.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { Slider } from '../../components/slider.tsx'
import { useText } from '../../i18n/language.ts'
import { activationCurves } from './activation-curves.ts'
import { ACTIVATIONS } from './network-builder.tsx'
import { text } from './text.ts'

/** The packages' own activations, plotted with their derivatives. */
export function ActivationView(): JSX.Element {
  const t = useText()
  const [name, setName] = useState<ActivationName>('relu')
  const [x, setX] = useState(1.5)
  const { forward, derivative } = activations[name]
  const y = forward(x)
  const slope = derivative(x, y)
  const option = useMemo(() => {
    const { values, slopes } = activationCurves({ forward, derivative })
    return {
      animation: false,
      grid: { left: 36, right: 16, top: 16, bottom: 40 },
      xAxis: {
        type: 'value',
        min: -6,
        max: 6,
        name: 'x',
        nameLocation: 'middle',
        nameGap: 24,
        axisLine: { onZero: false },
      },
      yAxis: {
        type: 'value',
        ...(name === 'sigmoid' || name === 'tanh' ? { min: -1.2, max: 1.2, interval: 0.4 } : {}),
      },
      series: [
        { type: 'line', showSymbol: false, data: values },
        { type: 'line', showSymbol: false, data: slopes, lineStyle: { type: 'dashed' } },
        { type: 'scatter', symbolSize: 14, z: 5, data: [[x, y]], itemStyle: { opacity: 1 } },
      ],
    }
  }, [name, x, y, forward, derivative])
  return (
    <Playground label={text.playActivation}>
      <div class="columns">
        <div class="network-settings">
          <Segmented label={t(text.activation)} options={ACTIVATIONS} value={name} onChange={setName} />
          <Slider
            label={t(text.input)}
            value={x}
            min={-6}
            max={6}
            step={0.1}
            format={(value) => formatNumber(value, 1)}
            onChange={setX}
          />
          <dl class="readout">
            <div>
              <dt>{t(text.value)}</dt>
              <dd>{formatNumber(y, 3)}</dd>
            </div>
            <div>
              <dt>{t(text.derivative)}</dt>
              <dd>{formatNumber(slope, 3)}</dd>
            </div>
          </dl>
        </div>
        <Chart
          option={option}
          label={`${t(text.activationChart)}: ${name}, f(${formatNumber(x, 1)}) = ${formatNumber(y, 3)}`}
        />
      </div>
    </Playground>
  )
}
