import type { JSX } from 'preact'
import { CheckYourself } from '../../check/check-yourself.tsx'
import { CodeSample } from '../../components/code-sample.tsx'
import { Playground, Prose, Section } from '../../components/section.tsx'
import { useSampleDigits } from '../../data/sample-digits.ts'
import './forward.css'
import { ForwardView } from './forward-view.tsx'
import { questions } from './questions.ts'
import sample from './sample.ts?raw'
import { text } from './text.ts'

export default function ForwardSection(): JSX.Element {
  const digits = useSampleDigits()
  return (
    <Section id="forward" lead={text.lead}>
      <Prose text={text.body} />
      <Playground label={text.play}>
        {digits === undefined ? <div class="forward-pending" /> : <ForwardView digits={digits} />}
      </Playground>
      <CodeSample source={sample} title={text.code} />
      <CheckYourself section="forward" questions={questions} />
    </Section>
  )
}
