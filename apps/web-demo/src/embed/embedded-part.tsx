import type { JSX } from 'preact'
import { Later } from '../components/later.tsx'
import { RunStatus } from '../header/run-bar.tsx'
import { FailureNotice } from '../hero/failure-notice.tsx'
import { type Localized, useText } from '../i18n/language.ts'
import { type SectionId, section } from '../lesson/sections.ts'
import { RoomFrame } from '../rooms/room-frame.tsx'
import { type RoomId, rooms } from '../rooms/rooms.ts'
import './embed.css'

const text = {
  whole: { ko: 'oneloop: 수업 전체 보기', en: 'oneloop: the whole lesson' },
} satisfies Record<string, Localized>

/** One section or room alone, for a slide or another page's frame. */
export function EmbeddedPart({ id }: { readonly id: SectionId | RoomId }): JSX.Element {
  const t = useText()
  const room = rooms.find((each) => each.id === id)
  return (
    <main id="main" class="page embed">
      {room === undefined ? <OneSection id={id as SectionId} /> : <RoomFrame room={room} />}
      <footer class="embed-footer">
        {/* In the frame there is no room for it. */}
        <a href={wholeLesson(id)} target="_blank" rel="noopener">
          {t(text.whole)}
        </a>
      </footer>
    </main>
  )
}

/** What shows a trained network has the button that trains it. */
function OneSection({ id }: { readonly id: SectionId }): JSX.Element {
  const { load, usesRun } = section(id)
  return (
    <>
      {usesRun && (
        <div class="embed-run">
          <RunStatus isNamed />
          <FailureNotice />
        </div>
      )}
      <Later load={load} />
    </>
  )
}

/** The page with the same language and theme, all of it, at this section. */
function wholeLesson(id: SectionId | RoomId): string {
  const asked = new URLSearchParams(location.search)
  asked.delete('embed')
  return `./?${asked}#${id}`
}
