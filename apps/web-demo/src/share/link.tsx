import type { JSX } from 'preact'
import { useEffect, useId, useMemo, useState } from 'preact/hooks'
import { renderSVG } from 'uqr'
import { Button } from '../components/button.tsx'
import { useLanguage, useText } from '../i18n/language.ts'
import { useRun } from '../training/use-run.ts'
import { linkTo } from './shared-run.ts'
import { text } from './text.ts'
import './share.css'

/** Modules of white around a QR code, as its readers want them: https://www.iso.org/standard/83389.html */
const QUIET = 4

/** The link of the run in view, to copy, and as a QR code for the wall. */
export default function Link(): JSX.Element {
  const t = useText()
  const language = useLanguage()
  const id = useId()
  const config = useRun((state) => state.config)
  const weightsSha256 = useRun((state) => state.weightsSha256) ?? ''
  const link = linkTo({ config, weightsSha256 }, document.baseURI, language)
  const code = useMemo(() => `data:image/svg+xml,${encodeURIComponent(renderSVG(link, { border: QUIET }))}`, [link])
  const [copied, setCopied] = useState(false)
  useEffect(() => setCopied(false), [link])
  const isOnlyHere = ['localhost', '127.0.0.1', '[::1]'].includes(location.hostname)
  return (
    <div class="share-link">
      <img src={code} alt={t(text.qr)} width="168" height="168" />
      <div>
        <div class="field">
          <label for={id}>{t(text.link)}</label>
          <input id={id} type="text" readOnly value={link} onFocus={(event) => event.currentTarget.select()} />
        </div>
        <Button size="small" onClick={() => navigator.clipboard.writeText(link).then(() => setCopied(true))}>
          {t(copied ? text.copied : text.copy)}
        </Button>
        {isOnlyHere && <p class="note">{t(text.onlyHere)}</p>}
      </div>
    </div>
  )
}
