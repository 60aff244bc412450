import type { JSX } from 'preact'
import { CheckYourself } from '../../check/check-yourself.tsx'
import { CodeSample } from '../../components/code-sample.tsx'
import { Playground, Prose, Section } from '../../components/section.tsx'
import { WhenNear } from '../../components/when-near.tsx'
import { KeptRun } from './kept-run.tsx'
import { LoadPanel } from './load-panel.tsx'
import { questions } from './questions.ts'
import sample from './sample.ts?raw'
import { text } from './text.ts'
import './save-and-load.css'

const savePanel = () => import('./save-panel.tsx')

export default function SaveAndLoadSection(): JSX.Element {
  return (
    <Section id="save-and-load" lead={text.lead}>
      <Prose text={text.body} />
      <Playground label={text.play}>
        <div class="columns">
          <WhenNear load={savePanel} />
          <LoadPanel />
        </div>
      </Playground>
      <Prose text={text.resumeBody} />
      <Playground label={text.resumeTitle}>
        <KeptRun />
      </Playground>
      <CodeSample source={sample} title={text.code} />
      <CheckYourself section="save-and-load" questions={questions} />
    </Section>
  )
}
