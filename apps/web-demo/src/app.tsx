import type { JSX } from 'preact'
import { EmbeddedSection } from './embed/embedded-section.tsx'
import { TermPopover } from './glossary-popover/term-popover.tsx'
import { SiteHeader } from './header/site-header.tsx'
import { Hero } from './hero/hero.tsx'
import { useText } from './i18n/language.ts'
import { Contents } from './lesson/contents.tsx'
import { Lesson } from './lesson/lesson.tsx'
import type { SectionId } from './lesson/sections.ts'
import { Runs } from './runs/runs.tsx'

const text = {
  skip: { ko: '수업으로 건너뛰기', en: 'Skip to the lesson' },
}

/** The page, or of its lesson one section alone. */
export function App({ embed }: { readonly embed: SectionId | null }): JSX.Element {
  const t = useText()
  if (embed !== null) {
    return (
      <>
        <EmbeddedSection id={embed} />
        <TermPopover />
      </>
    )
  }
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
      </main>
      <TermPopover />
    </>
  )
}
