import type { JSX } from 'preact'
import { TermPopover } from './glossary-popover/term-popover.tsx'
import { SiteHeader } from './header/site-header.tsx'
import { Hero } from './hero/hero.tsx'
import { useText } from './i18n/language.ts'
import { Contents } from './lesson/contents.tsx'
import { Lesson } from './lesson/lesson.tsx'
import { AllRooms } from './rooms/all-rooms.tsx'
import { Runs } from './runs/runs.tsx'

const text = {
  skip: { ko: '수업으로 건너뛰기', en: 'Skip to the lesson' },
}

export function App(): JSX.Element {
  const t = useText()
  return (
    <>
      <a class="skip-link" href="#contents">
        {t(text.skip)}
      </a>
      <SiteHeader />
      <main id="main">
        <Hero />
        <Runs />
        <Contents />
        <Lesson />
        <AllRooms />
      </main>
      <TermPopover />
    </>
  )
}
