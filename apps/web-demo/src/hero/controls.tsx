import type { JSX } from 'preact'
import { useText } from '../i18n/language.ts'
import { pause, reset, resume, stop } from '../training/run-store.ts'
import { useRun } from '../training/use-run.ts'
import { SETTINGS_FORM } from './settings.tsx'
import { text } from './text.ts'

/** The buttons of a run: one that stands out, and those that are of use now. */
export function Controls(): JSX.Element {
  const t = useText()
  const phase = useRun((state) => state.phase)
  const hasCheckpoint = useRun((state) => state.checkpoint !== null)
  const canContinue = phase === 'stopped' || phase === 'paused' || (phase === 'failed' && hasCheckpoint)
  const isRunning = phase === 'fetching' || phase === 'training'
  return (
    <div class="controls">
      {!isRunning && canContinue && (
        <button type="button" class="button primary large" onClick={resume}>
          {t(text.resume)}
        </button>
      )}
      {phase === 'training' && (
        <button type="button" class="button primary large" onClick={pause}>
          {t(text.pause)}
        </button>
      )}
      {!isRunning && phase !== 'paused' && (
        <button type="submit" form={SETTINGS_FORM} class={`button large ${canContinue ? '' : 'primary'}`}>
          {t(text.train)}
        </button>
      )}
      {(isRunning || phase === 'paused') && (
        <button type="button" class="button large" onClick={stop}>
          {t(text.stop)}
        </button>
      )}
      {phase !== 'idle' && (
        <button type="button" class="button quiet large" onClick={reset}>
          {t(text.reset)}
        </button>
      )}
    </div>
  )
}
