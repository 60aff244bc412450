import type { JSX } from 'preact'
import { CheckYourself } from '../../check/check-yourself.tsx'
import { CodeSample } from '../../components/code-sample.tsx'
import { Prose, Section } from '../../components/section.tsx'
import { ActivationView } from './activation-view.tsx'
import './network.css'
import { NetworkBuilder } from './network-builder.tsx'
import { questions } from './questions.ts'
import sample from './sample.ts?raw'
import { text } from './text.ts'

export default function NetworkSection(): JSX.Element {
  return (
    <Section id="network" lead={text.lead}>
      <Prose text={text.body} />
      <NetworkBuilder />
      <Prose text={text.dropout} />
      <Prose text={text.activationBody} />
      <ActivationView />
      <CodeSample source={sample} title={text.code} />
      <CheckYourself section="network" questions={questions} />
    </Section>
  )
}
