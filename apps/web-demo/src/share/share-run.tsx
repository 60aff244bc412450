import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Later } from '../components/later.tsx'
import { useText } from '../i18n/language.ts'
import { useRun } from '../training/use-run.ts'
import { text } from './text.ts'

const loadLink = () => import('./link.tsx')

/** Once a run is over: the link by which others train it. */
export function ShareRun(): JSX.Element | null {
  const t = useText()
  const isShareable = useRun(
    ({ phase, origin, weightsSha256 }) => phase === 'finished' && origin.kind === 'run' && weightsSha256 !== null,
  )
  const [isOpen, setIsOpen] = useState(false)
  if (!isShareable) return null
  return (
    <details class="share-run" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{t(text.share)}</summary>
      {isOpen && <Later load={loadLink} />}
    </details>
  )
}
