import type { JSX } from 'preact'
import { deviceText } from '../components/device-text.ts'
import { fill } from '../i18n/fill.ts'
import { useLanguage, useText } from '../i18n/language.ts'
import { storage } from '../training/kept-runs.ts'
import { accuracyOf, fractionDone } from '../training/page-run.ts'
import { run } from '../training/run-store.ts'
import { statusText } from './status-text.ts'
import { text } from './text.ts'

/** How far the run is: the bar, the sentence, the speed and the device. */
export function Progress(): JSX.Element {
  const t = useText()
  const language = useLanguage()
  const state = run.value
  const { phase, origin } = state
  const fraction = fractionDone(state)
  return (
    // Screen readers must know the status region before there is anything in it.
    <div class={phase === 'idle' && origin.kind === 'untrained' ? 'visually-hidden' : 'progress'}>
      {origin.kind !== 'file' && (
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
      )}
      <p class="status" role="status">
        {statusText(state, language)}
      </p>
      <Result />
      <Figures />
      {phase === 'stopped' && <p class="note">{t(text.kept)}</p>}
      {state.device !== null && !crossOriginIsolated && <p class="note">{t(text.oneThread)}</p>}
      {storage.value === 'failing' && <p class="note bad">{t(text.storageFailing)}</p>}
    </div>
  )
}

/** Where the run is now, how fast it goes, and on what. */
function Figures(): JSX.Element | null {
  const t = useText()
  const language = useLanguage()
  const { phase, fetched, progress, device, config } = run.value
  if (phase === 'idle') return null
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1)
  const isFetching = phase === 'fetching' && fetched !== null && fetched.loadedBytes < fetched.totalBytes
  const [before, after] = t(text.stepsPerSecond).split('{n}')
  const isUnderWay = phase === 'training' || phase === 'paused'
  return (
    <p class="figures">
      {isFetching && (
        <span>
          {megabytes(fetched.loadedBytes)} / {megabytes(fetched.totalBytes)} MB
        </span>
      )}
      {progress !== null && isUnderWay && (
        <span>
          {fill(t(text.now), {
            epoch: progress.epoch,
            epochs: config.epochs,
            step: progress.step,
            steps: progress.stepsPerEpoch,
          })}
        </span>
      )}
      {progress !== null && (
        <span>
          {before}
          <span data-testid="steps-per-second">{Math.round(progress.stepsPerSecond).toLocaleString('en-US')}</span>
          {after}
        </span>
      )}
      {device !== null && <span data-testid="engine-device">{deviceText(device, language)}</span>}
    </p>
  )
}

/** How well the network reads digits that it has never seen: that of a run that is over, or out of a file. */
function Result(): JSX.Element | null {
  const t = useText()
  const state = run.value
  const { phase, origin, model } = state
  const isFile = origin.kind === 'file'
  if (phase !== 'finished' && !isFile) return null
  const accuracy = accuracyOf(state)
  const widths = [model.layers[0]!.in, ...model.layers.map((layer) => layer.out)]
  return (
    <div class="result">
      {isFile && (
        <p class="result-name">
          <strong>{origin.name}</strong> <span>{widths.join(' → ')}</span>
        </p>
      )}
      <p class="result-accuracy">
        {accuracy === null ? (
          <span>{t(text.evaluating)}</span>
        ) : (
          <>
            <strong data-testid={isFile ? 'current-accuracy' : 'final-accuracy'}>{(accuracy * 100).toFixed(2)}%</strong>
            <span>
              {t(text.final)}. <a href="#draw-title">{t(text.nowDraw)}</a>
            </span>
          </>
        )}
      </p>
    </div>
  )
}
