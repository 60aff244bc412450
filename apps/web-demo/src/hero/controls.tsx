import type { JSX } from 'preact'
import { warmCharts } from '../charts/warm-charts.ts'
import { useText } from '../i18n/language.ts'
import { pause, reset, resume, stop, train } from '../training/run-store.ts'
import { useRun } from '../training/use-run.ts'
import { text } from './text.ts'

const start = (begin: () => void) => () => {
  begin()
  warmCharts()
}

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
        <button type="button" class="button primary large" onClick={start(resume)}>
          {t(text.resume)}
        </button>
      )}
      {phase === 'training' && (
        <button type="button" class="button primary large" onClick={pause}>
          {t(text.pause)}
        </button>
      )}
      {!isRunning && phase !== 'paused' && (
        <button type="button" class={`button large ${canContinue ? '' : 'primary'}`} onClick={start(train)}>
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
