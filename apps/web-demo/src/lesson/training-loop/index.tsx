import type { JSX } from 'preact'
import { CheckYourself } from '../../check/check-yourself.tsx'
import { CodeSample } from '../../components/code-sample.tsx'
import { Playground, Prose, Section } from '../../components/section.tsx'
import { EngineRace } from './engine-race.tsx'
import { questions } from './questions.ts'
import sample from './sample.ts?raw'
import { Stepping } from './stepping.tsx'
import { text } from './text.ts'
import './training-loop.css'

export default function TrainingLoopSection(): JSX.Element {
  return (
    <Section id="training-loop" lead={text.lead}>
      <Prose text={text.body} />
      <Playground label={text.play}>
        <Stepping />
      </Playground>
      <Prose text={text.overfitting} />
      <Prose text={text.raceBody} />
      <Playground label={text.raceTitle}>
        <EngineRace />
      </Playground>
      <CodeSample source={sample} title={text.code} />
      <CheckYourself section="training-loop" questions={questions} />
    </Section>
  )
}
