import type { JSX } from 'preact'
import { Later } from './components/later.tsx'
import { EmbeddedPart } from './embed/embedded-part.tsx'
import { TermPopover } from './glossary-popover/term-popover.tsx'
import { SiteHeader } from './header/site-header.tsx'
import { Hero } from './hero/hero.tsx'
import { useText } from './i18n/language.ts'
import { Contents } from './lesson/contents.tsx'
import { Lesson } from './lesson/lesson.tsx'
import type { PageOptions } from './page-options.ts'
import { AllRooms } from './rooms/all-rooms.tsx'
import { Runs } from './runs/runs.tsx'

const text = {
  skip: { ko: '수업으로 건너뛰기', en: 'Skip to the lesson' },
}

type AppProps = Pick<PageOptions, 'embed' | 'class'>

const classBanner = () => import('./class/class-banner.tsx')
const classBoard = () => import('./class/board.tsx')

/** The page, or of its lesson one section alone; or the board of a class. */
export function App({ embed, class: part }: AppProps): JSX.Element {
  const t = useText()
  if (embed !== null) {
    return (
      <>
        <EmbeddedPart id={embed} />
        <TermPopover />
      </>
    )
  }
  if (part === 'board') return <Later load={classBoard} />
  return (
    <>
      <a class="skip-link" href="#contents">
        {t(text.skip)}
      </a>
      <SiteHeader />
      <main id="main">
        {part === 'join' && <Later load={classBanner} />}
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
