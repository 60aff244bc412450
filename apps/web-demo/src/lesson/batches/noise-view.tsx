import type { Dataset } from 'oneloop'
import type { JSX } from 'preact'
import { useMemo, useRef } from 'preact/hooks'
import { Chart } from '../../charts/chart.tsx'
import { useInView } from '../../charts/use-in-view.ts'
import { formatNumber } from '../../components/number-format.ts'
import { Playground } from '../../components/section.tsx'
import { Slider } from '../../components/slider.tsx'
import { useLanguage, useText } from '../../i18n/language.ts'
import { batchGradients, mean, standardDeviation } from './gradient-noise.ts'
import { text } from './text.ts'
import { useGradients } from './use-gradients.ts'

interface NoiseViewProps {
  readonly digits: Dataset | undefined
  readonly batchSize: number
  readonly onBatchSize: (batchSize: number) => void
}

/** The gradient as each batch measures it, around that of all the images. */
export function NoiseView({ digits, batchSize, onBatchSize }: NoiseViewProps): JSX.Element {
  const t = useText()
  const language = useLanguage()
  const host = useRef<HTMLDivElement>(null)
  const perImage = useGradients(digits, useInView(host))
  const gradients = useMemo(
    () => (perImage === undefined ? [] : batchGradients(perImage, batchSize)),
    [perImage, batchSize],
  )
  const option = useMemo(
    () => ({
      animation: false,
      grid: { left: 48, right: 16, top: 28, bottom: 40 },
      xAxis: {
        type: 'value',
        min: 0,
        max: gradients.length + 1,
        minInterval: 1,
        name: text.batchAxis[language],
        nameLocation: 'middle',
        nameGap: 24,
        axisLine: { onZero: false },
        splitLine: { show: false },
      },
      yAxis: { type: 'value', min: -1, max: 0.4, interval: 0.2, name: text.gradientAxis[language] },
      series: [
        {
          type: 'scatter',
          symbolSize: gradients.length > 200 ? 4 : 8,
          data: gradients.map((gradient, batch) => [batch + 1, gradient]),
          itemStyle: { opacity: 0.75 },
        },
        {
          type: 'line',
          showSymbol: false,
          data: perImage === undefined ? [] : [0, gradients.length + 1].map((batch) => [batch, mean(perImage)]),
        },
      ],
    }),
    [gradients, perImage, language],
  )
  return (
    <Playground label={text.playWhy}>
      <Slider label={t(text.batchSize)} value={batchSize} min={1} max={256} step={1} onChange={onBatchSize} />
      <div ref={host}>
        {perImage === undefined ? (
          <p class="note">{t(text.measuring)}</p>
        ) : (
          <dl class="readout">
            <div>
              <dt>{t(text.spread)}</dt>
              <dd>{formatNumber(standardDeviation(gradients), 3)}</dd>
            </div>
          </dl>
        )}
      </div>
      <Chart option={option} label={t(text.noise)} />
      <p class="note">{t(text.noise)}</p>
    </Playground>
  )
}
