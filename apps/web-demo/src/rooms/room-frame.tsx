import type { ComponentType, JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useInView } from '../charts/use-in-view.ts'
import { useText } from '../i18n/language.ts'
import type { Room } from './rooms.ts'

/** A room's title, at once, and what is inside it once the reader is near. */
export function RoomFrame({ room }: { readonly room: Room }): JSX.Element {
  const t = useText()
  const { id, mark, title, lead, load } = room
  const host = useRef<HTMLElement>(null)
  const isNear = useInView(host)
  const [Inside, setInside] = useState<ComponentType | null>(null)
  useEffect(() => {
    if (isNear) load().then(({ default: component }) => setInside(() => component))
  }, [isNear, load])
  return (
    <section ref={host} class="section room" id={id} aria-labelledby={`${id}-title`} aria-busy={Inside === null}>
      <header class="section-header">
        <p class="section-number" aria-hidden="true">
          {mark}
        </p>
        <h2 id={`${id}-title`}>{t(title)}</h2>
        <p class="lead">{t(lead)}</p>
      </header>
      {Inside !== null && <Inside />}
    </section>
  )
}
