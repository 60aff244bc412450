import type { JSX } from 'preact'
import { CheckYourself } from '../../check/check-yourself.tsx'
import { CodeSample } from '../../components/code-sample.tsx'
import { Prose, Section } from '../../components/section.tsx'
import './optimizers.css'
import { questions } from './questions.ts'
import { Race } from './race-view.tsx'
import sample from './sample.ts?raw'
import { text } from './text.ts'

export default function OptimizersSection(): JSX.Element {
  return (
    <Section id="optimizers" lead={text.lead}>
      <Prose text={text.body} />
      <Race />
      <Prose text={text.note} />
      <CodeSample source={sample} title={text.code} />
      <CheckYourself section="optimizers" questions={questions} />
    </Section>
  )
}
