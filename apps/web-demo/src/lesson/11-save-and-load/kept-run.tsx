import type { JSX } from 'preact'
import { useText } from '../../i18n/language.ts'
import { RichText } from '../../i18n/rich-text.tsx'
import { run } from '../../training/run-store.ts'
import { text } from './text.ts'

/** What of the run the browser keeps, and the digest of the weights when it is over. */
export function KeptRun(): JSX.Element {
  const t = useText()
  const { checkpoint, reports, config, weightsSha256 } = run.value
  return (
    <>
      <p>
        <strong>
          {checkpoint === null
            ? t(text.notKept)
            : t(text.kept).replace('{epoch}', String(reports.length)).replace('{epochs}', String(config.epochs))}
        </strong>
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
