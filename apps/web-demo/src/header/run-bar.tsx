import { signal } from '@preact/signals'
import type { JSX, RefObject } from 'preact'
import { useEffect } from 'preact/hooks'
import { Button } from '../components/button.tsx'
import { formatNumber } from '../components/number-format.ts'
import { text as heroText } from '../hero/text.ts'
import { useMainAction } from '../hero/use-main-action.ts'
import { useText } from '../i18n/language.ts'
import { currentLoss } from '../training/current-loss.ts'
import { accuracyOf, fractionDone, isBusy } from '../training/page-run.ts'
import { run } from '../training/run-store.ts'
import { text } from './text.ts'

/** Whether the run's own buttons are on the screen: then the bar need not have them. */
const areControlsInView = signal(true)

/** Tells the bar whether `element` is on the screen. */
export function useControlsInView(element: RefObject<Element | null>): void {
  useEffect(() => {
    const observer = new IntersectionObserver((entries) => {
      areControlsInView.value = entries.at(-1)!.isIntersecting
    })
    observer.observe(element.current!)
    return () => observer.disconnect()
  }, [element])
}

/** The run in the bar that stays, while its own buttons are out of sight. */
export function RunBar(): JSX.Element | null {
  return areControlsInView.value ? null : <RunStatus />
}

/** The run in a line: its main button, its loss and its accuracy. */
export function RunStatus({ isNamed = false }: { readonly isNamed?: boolean }): JSX.Element {
  const t = useText()
  const main = useMainAction()
  const state = run.value
  const loss = state.origin.kind === 'run' ? currentLoss(state) : null
  const accuracy = accuracyOf(state)
  return (
    <section class="run-bar" aria-label={t(text.run)}>
      <Button kind="primary" size="small" {...(!isNamed && { label: t(text[main.name]) })} onClick={main.act}>
        <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
          <path d={main.name === 'pause' ? 'M2 1h3v10H2zM7 1h3v10H7z' : 'M2 1l9 5l-9 5z'} fill="currentColor" />
        </svg>
        {isNamed && t(heroText[main.name])}
      </Button>
      {loss !== null && (
        <span>
          <span class="run-bar-name">{t(text.loss)}</span> <strong>{formatNumber(loss.loss, 4)}</strong>
        </span>
      )}
      {accuracy !== null && (
        <span class="warm">
          <span class="run-bar-name">{t(text.accuracy)}</span> <strong>{(accuracy * 100).toFixed(2)}%</strong>
        </span>
      )}
      {isBusy(state) && (
        <span class="run-bar-progress" aria-hidden="true" style={{ transform: `scaleX(${fractionDone(state)})` }} />
      )}
    </section>
  )
}
