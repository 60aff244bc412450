import type { JSX } from 'preact'
import { type Localized, useLanguage, useText } from '../i18n/language.ts'

const text = {
  original: { ko: '오류 원문(영어)', en: 'Details' },
} satisfies Record<string, Localized>

interface FailureMessageProps {
  readonly what: Localized
  readonly fix: Localized
  /** What the program said, in English. */
  readonly detail: string
}

/** What went wrong and what to do, in the reader's language; what the program said comes after it. */
export function FailureMessage({ what, fix, detail }: FailureMessageProps): JSX.Element {
  const t = useText()
  const language = useLanguage()
  return (
    <div class="notice bad" role="alert">
      <p>
        <strong>{t(what)}</strong> {t(fix)}
      </p>
      {language === 'en' ? (
        <p class="notice-detail">{detail}</p>
      ) : (
        <details class="notice-detail">
          <summary>{t(text.original)}</summary>
          <p lang="en">{detail}</p>
        </details>
      )}
    </div>
  )
}
