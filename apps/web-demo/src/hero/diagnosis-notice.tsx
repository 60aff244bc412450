import type { JSX } from 'preact'
import { Button } from '../components/button.tsx'
import { formatNumber } from '../components/number-format.ts'
import { fill } from '../i18n/fill.ts'
import { useText } from '../i18n/language.ts'
import { isBusy } from '../training/page-run.ts'
import { configure, run } from '../training/run-store.ts'
import { diagnose } from './diagnosis.ts'
import { text } from './text.ts'

/** What is wrong with a run that learns nothing, and what to try. */
export function DiagnosisNotice(): JSX.Element | null {
  const t = useText()
  const state = run.value
  const { config, settings, samples, reports, phase, origin } = state
  if (origin.kind !== 'run' || phase === 'failed') return null
  const diagnosis = diagnose(config, samples, reports)
  if (diagnosis === null) return null
  const { kind, learningRate, loss, suggestion } = diagnosis
  const advice = text.advice[learningRate]
  const values = { loss: formatNumber(loss), rate: String(config.learningRate), suggestion: String(suggestion) }
  return (
    <div class="notice bad" role="alert">
      <p>
        <strong>{fill(t(text.diagnosis[kind]), values)}</strong> {fill(t(advice), values)}
      </p>
      {!isBusy(state) && settings.learningRate !== suggestion && (
        <Button size="small" onClick={() => configure({ learningRate: suggestion })}>
          {fill(t(text.useSuggestion), values)}
        </Button>
      )}
    </div>
  )
}
