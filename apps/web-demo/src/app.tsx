import type { JSX } from 'preact'
import { LanguageSwitch } from './components/language-switch.tsx'
import { ThemeSwitch } from './components/theme-switch.tsx'
import { Hero } from './hero/hero.tsx'
import { useText } from './i18n/language.ts'
import { Contents } from './lesson/contents.tsx'
import { Lesson } from './lesson/lesson.tsx'
import { Runs } from './runs/runs.tsx'

const text = {
  skip: { ko: '본문으로 건너뛰기', en: 'Skip to the lesson' },
}

export function App(): JSX.Element {
  const t = useText()
  return (
    <>
      <a class="skip-link" href="#main">
        {t(text.skip)}
      </a>
      <header class="site-header">
        <div class="page">
          <a class="brand" href="#main">
            oneloop
          </a>
          <ThemeSwitch />
          <LanguageSwitch />
        </div>
      </header>
      <main id="main">
        <Hero />
        <Runs />
        <Contents />
        <Lesson />
      </main>
    </>
  )
}
