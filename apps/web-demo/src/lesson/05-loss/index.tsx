import type { JSX } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { Chart } from '../../charts/chart.tsx'
import { CodeSample } from '../../components/code-sample.tsx'
import { Playground, Prose, Section } from '../../components/section.tsx'
import { Slider } from '../../components/slider.tsx'
import { useText } from '../../i18n/language.ts'
import sample from './sample.ts?raw'
import { text } from './text.ts'

const CURVE = Array.from({ length: 100 }, (_, i) => (i + 1) / 100).map((p) => [p, -Math.log(p)])

export default function LossSection(): JSX.Element {
  const t = useText()
  const [probability, setProbability] = useState(0.3)
  const loss = -Math.log(probability)
  const option = useMemo(
    () => ({
      grid: { left: 40, right: 16, top: 16, bottom: 32 },
      xAxis: { type: 'value', min: 0, max: 1 },
      yAxis: { type: 'value', min: 0, max: 5 },
      series: [
        { type: 'line', data: CURVE, showSymbol: false },
        { type: 'scatter', data: [[probability, loss]], symbolSize: 14 },
      ],
    }),
    [probability, loss],
  )
  return (
    <Section id="loss" number={5} title={text.title} lead={text.lead}>
      <Prose text={text.body} />
      <Playground label={text.play}>
        <Slider
          label={t(text.probability)}
          value={probability}
          min={0.01}
          max={1}
          step={0.01}
          format={(p) => `${(p * 100).toFixed(0)}%`}
          onChange={setProbability}
        />
        <p>
          {t(text.loss)}: <strong>{loss.toFixed(3)}</strong>
        </p>
        <Chart option={option} label={t(text.chart)} />
      </Playground>
      <CodeSample source={sample} title={text.code} />
    </Section>
  )
}
