import type { JSX } from 'preact'
import { useText } from '../i18n/language.ts'
import { useRun } from '../training/use-run.ts'
import { failureText } from './failure-text.ts'

/** What went wrong, and what to do about it. */
export function FailureNotice(): JSX.Element | null {
  const t = useText()
  const failure = useRun((state) => state.failure)
  if (failure === null) return null
  const { what, fix } = failureText(failure.code)
  return (
    <div class="notice bad" role="alert">
      <p>
        <strong>{t(what)}</strong> {t(fix)}
      </p>
      <p class="notice-detail">{failure.message}</p>
    </div>
  )
}
