import type { JSX } from 'preact'
import { ContentsMenu } from './contents-menu.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { RunBar } from './run-bar.tsx'
import { ThemeSwitch } from './theme-switch.tsx'

/** The slim bar that stays: the way to every section, and the run while its own buttons are out of sight. */
export function SiteHeader(): JSX.Element {
  return (
    <header class="site-header">
      <div class="page">
        <a class="brand" href="#main">
          oneloop
        </a>
        <RunBar />
        <ContentsMenu />
        <ThemeSwitch />
        <LanguageSwitch />
      </div>
    </header>
  )
}
