import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { CheckYourself } from '../../check/check-yourself.tsx'
import { CodeSample } from '../../components/code-sample.tsx'
import { Playground, Prose, Section } from '../../components/section.tsx'
import { Slider } from '../../components/slider.tsx'
import { useSampleDigits } from '../../data/sample-digits.ts'
import { useText } from '../../i18n/language.ts'
import { RichText } from '../../i18n/rich-text.tsx'
import './batches.css'
import { EpochWalk } from './epoch-walk.tsx'
import { NoiseView } from './noise-view.tsx'
import { PlanReadout } from './plan-readout.tsx'
import { questions } from './questions.ts'
import sample from './sample.ts?raw'
import { text } from './text.ts'

export default function BatchesSection(): JSX.Element {
  const t = useText()
  const digits = useSampleDigits()
  const [batchSize, setBatchSize] = useState(64)
  return (
    <Section id="batches" lead={text.lead}>
      <Prose text={text.body} />
      <Playground label={text.play}>
        <Slider label={t(text.batchSize)} value={batchSize} min={1} max={256} step={1} onChange={setBatchSize} />
        <PlanReadout batchSize={batchSize} />
        <p class="note">
          <RichText>{t(text.sampleNote)}</RichText>
        </p>
        {digits === undefined ? (
          <p class="note digits-pending">{t(text.loading)}</p>
        ) : (
          <EpochWalk digits={digits} batchSize={batchSize} />
        )}
      </Playground>
      <Prose text={text.whyBody} />
      <NoiseView digits={digits} batchSize={batchSize} onBatchSize={setBatchSize} />
      <CodeSample source={sample} title={text.code} />
      <CheckYourself section="batches" questions={questions} />
    </Section>
  )
}
