import type { JSX } from 'preact'
import { fill } from '../../i18n/fill.ts'
import { useText } from '../../i18n/language.ts'
import { RichText } from '../../i18n/rich-text.tsx'
import { useRun } from '../../training/use-run.ts'
import { text } from './text.ts'

/** What of the run the browser keeps, and the digest of the weights when it is over. */
export function KeptRun(): JSX.Element {
  const t = useText()
  const isKept = useRun((state) => state.checkpoint !== null)
  const done = useRun((state) => state.reports.length)
  const epochs = useRun((state) => state.config.epochs)
  const weightsSha256 = useRun((state) => state.weightsSha256)
  return (
    <>
      <p>
        <strong>{isKept ? fill(t(text.kept), { epoch: done, epochs }) : t(text.notKept)}</strong>
      </p>
      {weightsSha256 !== null && (
        <div>
          <p class="note">{t(text.sha256)}</p>
          <p>
            <code data-testid="weights-sha256">{weightsSha256}</code>
          </p>
          <p class="note">
            <RichText>{t(text.sha256Note)}</RichText>
          </p>
        </div>
      )}
    </>
  )
}
