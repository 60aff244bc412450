import type { JSX } from 'preact'
import { type Language, setLanguage, useLanguage } from '../i18n/language.ts'

const languages: readonly { readonly code: Language; readonly name: string }[] = [
  { code: 'ko', name: '한국어' },
  { code: 'en', name: 'English' },
]

export function LanguageSwitch(): JSX.Element {
  const current = useLanguage()
  return (
    <div class="segmented" role="radiogroup" aria-label="Language">
      {languages.map(({ code, name }) => (
        <label key={code} lang={code}>
          <input
            class="visually-hidden"
            type="radio"
            name="language"
            checked={code === current}
            onChange={() => setLanguage(code)}
          />
          {name}
        </label>
      ))}
    </div>
  )
}
