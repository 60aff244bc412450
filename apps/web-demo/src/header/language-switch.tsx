import type { JSX } from 'preact'
import { type Language, type Localized, setLanguage, useLanguage, useText } from '../i18n/language.ts'

const text = {
  language: { ko: '언어', en: 'Language' },
} satisfies Record<string, Localized>

/** The names stay whole for screen readers where a phone has room for a letter or two. */
const languages: readonly { readonly code: Language; readonly name: string; readonly short: string }[] = [
  { code: 'ko', name: '한국어', short: '한' },
  { code: 'en', name: 'English', short: 'EN' },
]

export function LanguageSwitch(): JSX.Element {
  const t = useText()
  const current = useLanguage()
  return (
    <div class="segmented language-switch" role="radiogroup" aria-label={t(text.language)}>
      {languages.map(({ code, name, short }) => (
        <label key={code} lang={code}>
          <input
            class="visually-hidden"
            type="radio"
            name="language"
            checked={code === current}
            onChange={() => setLanguage(code)}
          />
          <span class="long">{name}</span>
          <span class="short" aria-hidden="true">
            {short}
          </span>
        </label>
      ))}
    </div>
  )
}
