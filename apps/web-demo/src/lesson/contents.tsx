import type { JSX } from 'preact'
import { Answered } from '../check/answered.tsx'
import { type Localized, useText } from '../i18n/language.ts'
import { rooms } from '../rooms/rooms.ts'
import { sections } from './sections.ts'

const text = {
  title: { ko: '수업 차례', en: 'The lesson' },
  lead: {
    ko: '신경망이 학습할 때 일어나는 일을 하나씩 만져 보며 알아봅니다.',
    en: 'What happens when a network trains, piece by piece, each with something to change and see.',
  },
  own: { ko: '내 데이터로', en: 'With data of your own' },
} satisfies Record<string, Localized>

/** The list of sections, each a link. */
export function Contents(): JSX.Element {
  const t = useText()
  return (
    // The skip link leads here, and the keyboard goes on from here.
    <nav class="page contents" id="contents" tabIndex={-1} aria-labelledby="contents-title">
      <h2 id="contents-title">{t(text.title)}</h2>
      <p class="lead">{t(text.lead)}</p>
      <ol>
        {sections.map(({ id, number, title }) => (
          <li key={id}>
            <a href={`#${id}`}>
              <span class="contents-number" aria-hidden="true">
                {String(number).padStart(2, '0')}
              </span>
              {t(title)}
              <Answered section={id} />
            </a>
          </li>
        ))}
      </ol>
      <h3>{t(text.own)}</h3>
      <ol>
        {rooms.map(({ id, mark, title }) => (
          <li key={id}>
            <a href={`#${id}`}>
              <span class="contents-number" aria-hidden="true">
                {mark}
              </span>
              {t(title)}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
