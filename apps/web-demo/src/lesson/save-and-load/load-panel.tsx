import { OneloopError } from 'oneloop'
import type { JSX } from 'preact'
import { useCallback, useState } from 'preact/hooks'
import { FailureMessage } from '../../failures/failure-message.tsx'
import { useFileDrop } from '../../files/use-file-drop.ts'
import { fill } from '../../i18n/fill.ts'
import { useLanguage, useText } from '../../i18n/language.ts'
import { adopt } from '../../training/run-store.ts'
import { useRun } from '../../training/use-run.ts'
import { fileFailure } from './file-failure.ts'
import { inferredText } from './inferred-text.ts'
import { text } from './text.ts'

type Opening =
  | { readonly state: 'opening' | 'opened'; readonly name: string; readonly inferred: readonly string[] }
  | { readonly state: 'failed'; readonly code: string; readonly message: string }

/** A file into a fresh network, which becomes the page's. */
export function LoadPanel(): JSX.Element {
  const t = useText()
  const [opening, setOpening] = useState<Opening>()
  const open = useCallback(async (file: File) => {
    const { name } = file
    setOpening({ state: 'opening', name, inferred: [] })
    try {
      // The readers of all formats, half as large as the first screen.
      const { openModel } = await import('./open-model.ts')
      const { model, inferred } = await openModel(file)
      await adopt(model, name)
      setOpening({ state: 'opened', name, inferred })
    } catch (error) {
      const code = error instanceof OneloopError ? error.code : 'UNEXPECTED'
      setOpening({ state: 'failed', code, message: error instanceof Error ? error.message : String(error) })
    }
  }, [])
  const dropped = useCallback(([file]: readonly File[]) => file && open(file), [open])
  const isOver = useFileDrop('model', dropped)
  return (
    <div class="load-panel">
      <label class="button file-button">
        {t(text.open)}
        <input
          class="visually-hidden"
          type="file"
          onChange={(event) => {
            const input = event.currentTarget
            const file = input.files?.[0]
            if (file !== undefined) open(file)
            // The same file can be chosen again.
            input.value = ''
          }}
        />
      </label>
      <p class="note">{t(text.drop)}</p>
      {opening !== undefined && <Outcome opening={opening} />}
      {isOver && <div class="drop-veil">{t(text.dropNow)}</div>}
    </div>
  )
}

function Outcome({ opening }: { readonly opening: Opening }): JSX.Element | null {
  const t = useText()
  const language = useLanguage()
  const evaluation = useRun((state) => state.evaluation)
  const origin = useRun((state) => state.origin)
  if (opening.state === 'failed') {
    const cause = fileFailure(opening.code)
    const what =
      cause === null ? text.badFile : { ko: `${text.badFile.ko} ${cause.ko}`, en: `${text.badFile.en} ${cause.en}` }
    return <FailureMessage what={what} fix={text.badFileFix} detail={opening.message} />
  }
  const { state, name, inferred } = opening
  // The reader trains, or looks at another run: the network is no longer the file's.
  if (state === 'opened' && !(origin.kind === 'file' && origin.name === name)) return null
  return (
    <div aria-live="polite">
      <p>
        {fill(t(state === 'opening' ? text.opening : text.opened), { name })}{' '}
        {state === 'opened' && (
          <strong class="figure" data-testid="opened-accuracy">
            {evaluation === null ? t(text.evaluating) : `${(evaluation.accuracy * 100).toFixed(2)}%`}
          </strong>
        )}
      </p>
      {inferred.length > 0 && (
        <>
          <p class="note">{t(text.inferred)}:</p>
          <ul class="note">
            {inferred.map((line) => (
              <li key={line}>{inferredText(line, language)}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
