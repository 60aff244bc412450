import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import { Chart } from '../../charts/chart.tsx'
import { CheckYourself } from '../../check/check-yourself.tsx'
import { CodeSample } from '../../components/code-sample.tsx'
import { Playground, Prose, Section } from '../../components/section.tsx'
import { useText } from '../../i18n/language.ts'
import { useRun } from '../../training/use-run.ts'
import { NeedsTraining } from '../needs-training.tsx'
import { normsOption } from './norms-option.ts'
import { NormsTable } from './norms-table.tsx'
import { questions } from './questions.ts'
import sample from './sample.ts?raw'
import { text } from './text.ts'

export default function GradientNormsSection(): JSX.Element {
  const t = useText()
  const samples = useRun((state) => state.samples)
  const epochs = useRun((state) => state.config.epochs)
  const option = useMemo(() => normsOption(samples, epochs), [samples, epochs])
  const latest = samples.at(-1)
  return (
    <Section id="gradient-norms" lead={text.lead}>
      <Prose text={text.body} />
      <Playground label={text.play}>
        {latest === undefined ? (
          <NeedsTraining />
        ) : (
          <>
            <Chart option={option} label={t(text.chart)} height={300} isLive />
            <NormsTable norms={latest.gradientNorms} />
          </>
        )}
      </Playground>
      <CodeSample source={sample} title={text.code} />
      <CheckYourself section="gradient-norms" questions={questions} />
    </Section>
  )
}
