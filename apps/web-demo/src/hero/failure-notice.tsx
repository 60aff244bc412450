import type { JSX } from 'preact'
import { FailureMessage } from '../failures/failure-message.tsx'
import { failureText } from '../failures/failure-text.ts'
import { useRun } from '../training/use-run.ts'

/** What went wrong with the run, and what to do about it. */
export function FailureNotice(): JSX.Element | null {
  const failure = useRun((state) => state.failure)
  return failure && <FailureMessage {...failureText(failure.code)} detail={failure.message} />
}
