import type { JSX } from 'preact'
import { fill } from '../i18n/fill.ts'
import { useText } from '../i18n/language.ts'
import type { SectionId } from '../lesson/sections.ts'
import { answers } from './kept-answers.ts'
import { text } from './text.ts'

/** How many of a section's questions the reader has answered, for a list of sections; nothing while there are none. */
export function Answered({ section }: { readonly section: SectionId }): JSX.Element | null {
  const t = useText()
  const count = answers.value[section]?.filter((choice) => choice !== null).length ?? 0
  if (count === 0) return null
  return (
    <span class="contents-answered">
      <span aria-hidden="true">✓ {count}</span>
      <span class="visually-hidden">{fill(t(text.answered), { count })}</span>
    </span>
  )
}
