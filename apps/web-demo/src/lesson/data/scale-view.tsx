import type { JSX } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { Chart } from '../../charts/chart.tsx'
import { Playground } from '../../components/section.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { useLanguage, useText } from '../../i18n/language.ts'
import { apply } from '../../training/apply.ts'
import { BINS, histogram } from './histogram.ts'
import { type StageName, stages } from './stages.ts'
import { text } from './text.ts'

/** How the image's values are spread, at each stage of the way to the network. */
export function ScaleView({ image }: { readonly image: Uint8Array }): JSX.Element {
  const t = useText()
  const language = useLanguage()
  const [name, setName] = useState<StageName>('bytes')
  const option = useMemo(() => {
    const { map, from, to, ticks } = stages[name]
    const counts = histogram(apply(map, image), BINS, from, to)
    const width = (to - from) / BINS
    return {
      grid: { left: 48, right: 24, top: 28, bottom: 28 },
      xAxis: { type: 'value', min: from, max: to, interval: (to - from) / ticks, splitLine: { show: false } },
      yAxis: {
        type: 'log',
        min: 0.5,
        startValue: 0.5,
        max: 1000,
        name: text.pixels[language],
        axisLabel: { formatter: wholeNumber },
      },
      series: [
        {
          type: 'bar',
          barWidth: '82%',
          data: counts.map((count, bin) => [from + (bin + 0.5) * width, count === 0 ? null : count]),
        },
      ],
    }
  }, [image, name, language])
  return (
    <Playground label={text.playScale}>
      <Segmented
        label={t(text.stage)}
        options={(Object.keys(stages) as StageName[]).map((stage) => ({ value: stage, label: t(text.stages[stage]) }))}
        value={name}
        onChange={setName}
      />
      <Chart option={option} label={`${t(text.histogram)}: ${t(text.stages[name])}`} />
    </Playground>
  )
}

function wholeNumber(value: number): string {
  return value < 1 ? '' : String(value)
}
