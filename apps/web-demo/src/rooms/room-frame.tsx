import type { JSX } from 'preact'
import { useCallback } from 'preact/hooks'
import { WhenNear } from '../components/when-near.tsx'
import { useText } from '../i18n/language.ts'
import { keepOffline } from '../keep-offline.ts'
import type { Room } from './rooms.ts'

/** A room's title, at once, and what is inside it once the reader is near. */
export function RoomFrame({ room }: { readonly room: Room }): JSX.Element {
  const t = useText()
  const { id, mark, title, lead, load } = room
  const open = useCallback(() => {
    keepOffline()
    return load()
  }, [load])
  return (
    <section class="section room" id={id} aria-labelledby={`${id}-title`}>
      <header class="section-header">
        <p class="section-number" aria-hidden="true">
          {mark}
        </p>
        <h2 id={`${id}-title`}>{t(title)}</h2>
        <p class="lead">{t(lead)}</p>
      </header>
      <WhenNear load={open} />
    </section>
  )
}
