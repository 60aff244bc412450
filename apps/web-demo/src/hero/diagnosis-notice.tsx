import type { JSX } from 'preact'
import { Button } from '../components/button.tsx'
import { formatNumber } from '../components/number-format.ts'
import { useText } from '../i18n/language.ts'
import { isBusy } from '../training/run-state.ts'
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
  const fill = (pattern: string) =>
    pattern
      .replace('{loss}', formatNumber(loss))
      .replace('{rate}', String(config.learningRate))
      .replace('{suggestion}', String(suggestion))
  return (
    <div class="notice bad" role="alert">
      <p>
        <strong>{fill(t(text.diagnosis[kind]))}</strong> {fill(t(advice))}
      </p>
      {!isBusy(state) && settings.learningRate !== suggestion && (
        <Button size="small" onClick={() => configure({ learningRate: suggestion })}>
          {fill(t(text.useSuggestion))}
        </Button>
      )}
    </div>
  )
}
