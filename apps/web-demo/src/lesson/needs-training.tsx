import type { JSX } from 'preact'
import { type Localized, useText } from '../i18n/language.ts'

const text = {
  needs: {
    ko: '신경망을 학습시키면 여기가 채워집니다.',
    en: 'Train the network, and this fills in.',
  },
  go: { ko: '학습하러 가기', en: 'Go to the top' },
} satisfies Record<string, Localized>

/** Stands where a trained network is needed and there is none yet. */
export function NeedsTraining(): JSX.Element {
  const t = useText()
  return (
    <p class="needs-training">
      {t(text.needs)} <a href="#main">{t(text.go)}</a>
    </p>
  )
}
