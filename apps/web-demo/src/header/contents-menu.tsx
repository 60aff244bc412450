import type { JSX } from 'preact'
import { useId, useRef, useState } from 'preact/hooks'
import { Answered } from '../check/answered.tsx'
import { useText } from '../i18n/language.ts'
import { type SectionId, sections } from '../lesson/sections.ts'
import { type RoomId, rooms } from '../rooms/rooms.ts'
import { text } from './text.ts'

/** The page's top, the sections by their numbers, and the rooms. */
const entries = [
  { id: 'main', mark: '↑', title: text.top },
  ...sections.map(({ id, number, title }) => ({ id, mark: String(number).padStart(2, '0'), title })),
  ...rooms.map(({ id, mark, title }) => ({ id, mark, title })),
]

/** The sections, one press away from wherever the reader is. */
export function ContentsMenu(): JSX.Element {
  const t = useText()
  const id = useId()
  const menu = useRef<HTMLElement>(null)
  const [current, setCurrent] = useState<SectionId | RoomId | null>(null)
  const close = () => menu.current?.hidePopover()
  return (
    <>
      <button type="button" class="contents-button" popovertarget={id}>
        <svg viewBox="0 0 16 12" width="16" height="12" aria-hidden="true">
          <path d="M0 1h16M0 6h16M0 11h16" stroke="currentColor" stroke-width="1.8" />
        </svg>
        <span>{t(text.contents)}</span>
      </button>
      <nav
        ref={menu}
        id={id}
        popover="auto"
        class="contents-menu"
        aria-label={t(text.contents)}
        onBeforeToggle={() => setCurrent(sectionInView())}
      >
        <ol>
          {entries.map(({ id: target, mark, title }) => (
            <li key={target}>
              <a href={`#${target}`} onClick={close} {...(target === current && { 'aria-current': 'location' })}>
                <span class="contents-number" aria-hidden="true">
                  {mark}
                </span>
                {t(title)}
                {asks(target) && <Answered section={target} />}
              </a>
            </li>
          ))}
        </ol>
      </nav>
    </>
  )
}

const asks = (id: string): id is SectionId => sections.some((section) => section.id === id)

/** The last section or room that begins above the middle of the screen; null above all of them. */
function sectionInView(): SectionId | RoomId | null {
  const begun = [...sections, ...rooms].filter(({ id }) => {
    const top = document.getElementById(id)?.getBoundingClientRect().top
    return top !== undefined && top < innerHeight / 2
  })
  return begun.at(-1)?.id ?? null
}
