import type { JSX } from 'preact'
import { CheckYourself } from '../../check/check-yourself.tsx'
import { CodeSample } from '../../components/code-sample.tsx'
import { Playground, Prose, Section } from '../../components/section.tsx'
import { useRun } from '../../training/use-run.ts'
import { NeedsTraining } from '../needs-training.tsx'
import { PerClassTable } from './per-class-table.tsx'
import { questions } from './questions.ts'
import { Report } from './report.tsx'
import sample from './sample.ts?raw'
import { text } from './text.ts'
import './evaluation.css'

export default function EvaluationSection(): JSX.Element {
  const evaluation = useRun((state) => state.evaluation)
  return (
    <Section id="evaluation" lead={text.lead}>
      <Prose text={text.body} />
      <Playground label={text.play}>
        {evaluation === null ? (
          <NeedsTraining />
        ) : (
          <>
            <Report evaluation={evaluation} />
            <PerClassTable perClass={evaluation.perClass} />
            <Prose text={text.perClassNote} />
          </>
        )}
      </Playground>
      <CodeSample source={sample} title={text.code} />
      <CheckYourself section="evaluation" questions={questions} />
    </Section>
  )
}
