import type { JSX } from 'preact'
import { useLanguage, useText } from '../i18n/language.ts'
import { fractionDone } from '../training/run-state.ts'
import { run, storage } from '../training/run-store.ts'
import { statusText } from './status-text.ts'
import { text } from './text.ts'

/** How far the run is: the bar, the sentence, the speed and the device. */
export function Progress(): JSX.Element {
  const t = useText()
  const language = useLanguage()
  const state = run.value
  const { phase, fetched, progress, device } = state
  const fraction = fractionDone(state)
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1)
  const [before, after] = t(text.stepsPerSecond).split('{n}')
  const isFetching = phase === 'fetching' && fetched !== null && fetched.loadedBytes < fetched.totalBytes
  return (
    // Screen readers must know the status region before there is anything in it.
    <div class={phase === 'idle' ? 'visually-hidden' : 'progress'}>
      <div
        class="progress-track"
        role="progressbar"
        aria-label={t(text.progress)}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(fraction * 100)}
      >
        <div class="progress-bar" style={{ transform: `scaleX(${fraction})` }} />
      </div>
      <p class="status" role="status">
        {statusText(state, language)}
      </p>
      {phase === 'finished' && <Result />}
      {phase === 'stopped' && <p class="note">{t(text.kept)}</p>}
      <p class="figures">
        {isFetching && (
          <span>
            {megabytes(fetched.loadedBytes)} / {megabytes(fetched.totalBytes)} MB
          </span>
        )}
        {progress !== null && (
          <span>
            {before}
            <span data-testid="steps-per-second">{Math.round(progress.stepsPerSecond).toLocaleString('en-US')}</span>
            {after}
          </span>
        )}
        {device !== null && <span data-testid="engine-device">{device}</span>}
      </p>
      {device !== null && !crossOriginIsolated && <p class="note">{t(text.oneThread)}</p>}
      {storage.value === 'failing' && <p class="note bad">{t(text.storageFailing)}</p>}
    </div>
  )
}

/** What the run came to. */
function Result(): JSX.Element | null {
  const t = useText()
  const { reports, evaluation } = run.value
  const accuracy = reports.at(-1)?.accuracy ?? evaluation?.accuracy
  if (accuracy === undefined) return null
  return (
    <p class="result">
      <strong data-testid="final-accuracy">{(accuracy * 100).toFixed(2)}%</strong>
      <span>
        {t(text.final)}. <a href="#draw-title">{t(text.nowDraw)}</a>
      </span>
    </p>
  )
}
