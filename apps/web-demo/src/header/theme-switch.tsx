import type { JSX } from 'preact'
import { type Localized, useText } from '../i18n/language.ts'
import { setTheme, theme } from '../styles/theme.ts'

const text = {
  dark: { ko: '어둡게', en: 'Dark colours' },
} satisfies Record<string, Localized>

/** Light or dark, whatever the system says: for a projector, or a bright room. */
export function ThemeSwitch(): JSX.Element {
  const t = useText()
  const isDark = theme.value === 'dark'
  return (
    <button
      type="button"
      class="theme-switch"
      aria-pressed={isDark}
      aria-label={t(text.dark)}
      title={t(text.dark)}
      onClick={() => setTheme(isDark ? 'light' : 'dark')}
    >
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
        <circle cx="10" cy="10" r="7" fill="none" stroke="currentColor" stroke-width="1.6" />
        <path d="M10 3a7 7 0 0 1 0 14z" fill="currentColor" />
      </svg>
    </button>
  )
}
