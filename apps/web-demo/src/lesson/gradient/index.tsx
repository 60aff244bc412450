import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { CheckYourself } from '../../check/check-yourself.tsx'
import { CodeSample } from '../../components/code-sample.tsx'
import { Prose, Section } from '../../components/section.tsx'
import { Descent } from './descent-view.tsx'
import './gradient.css'
import { questions } from './questions.ts'
import sample from './sample.ts?raw'
import { text } from './text.ts'
import autodiff from './value.ts?raw'
import type { Neuron } from './worked-example.ts'
import { WorkedExample } from './worked-example-view.tsx'

const START: Neuron = { x: 2, w: 1, b: 0.5, t: 4 }

export default function GradientSection(): JSX.Element {
  const [neuron, setNeuron] = useState(START)
  return (
    <Section id="gradient" lead={text.lead}>
      <Prose text={text.body} />
      <WorkedExample neuron={neuron} onChange={setNeuron} />
      <Prose text={text.autodiff} />
      <CodeSample source={autodiff} title={text.codeAutodiff} />
      <Prose text={text.updateBody} />
      <Descent neuron={neuron} />
      <CodeSample source={sample} title={text.codeEngine} />
      <CheckYourself section="gradient" questions={questions} />
    </Section>
  )
}
