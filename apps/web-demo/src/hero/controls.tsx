import type { JSX } from 'preact'
import { useRef } from 'preact/hooks'
import { Button } from '../components/button.tsx'
import { useControlsInView } from '../header/run-bar.tsx'
import { useText } from '../i18n/language.ts'
import { reset, stop } from '../training/run-store.ts'
import { useRun } from '../training/use-run.ts'
import { beginRun } from './settings.tsx'
import { text } from './text.ts'
import { useMainAction } from './use-main-action.ts'

/** The buttons of a run: one that stands out and is always there, and those that are of use now. */
export function Controls(): JSX.Element {
  const t = useText()
  const host = useRef<HTMLDivElement>(null)
  const main = useMainAction()
  useControlsInView(host)
  const phase = useRun((state) => state.phase)
  const hasRun = useRun((state) => state.phase !== 'idle' || state.origin.kind !== 'untrained')
  const isRunning = phase === 'fetching' || phase === 'training'
  /** These vanish when they are pressed, and would take the keyboard's focus with them. */
  const vanishing = (action: () => void) => () => {
    host.current?.querySelector('button')?.focus()
    action()
  }
  return (
    <div class="controls" ref={host}>
      <Button kind="primary" size="large" onClick={main.act}>
        {t(text[main.name])}
      </Button>
      {main.name === 'resume' && phase !== 'paused' && (
        <Button size="large" onClick={vanishing(beginRun)}>
          {t(text.train)}
        </Button>
      )}
      {(isRunning || phase === 'paused') && (
        <Button size="large" onClick={vanishing(stop)}>
          {t(text.stop)}
        </Button>
      )}
      {hasRun && (
        <Button kind="quiet" size="large" onClick={vanishing(reset)}>
          {t(text.reset)}
        </Button>
      )}
    </div>
  )
}
