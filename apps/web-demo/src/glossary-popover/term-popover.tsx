import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { type Localized, useLanguage, useText } from '../i18n/language.ts'
import type { Term } from '../lesson/glossary/term.ts'
import { openTerm } from './open-term.ts'
import './term-popover.css'

const text = {
  all: { ko: '용어 사전에서 보기', en: 'See it in the glossary' },
  close: { ko: '닫기', en: 'Close' },
} satisfies Record<string, Localized>

const GAP = 8

/** What a word means, beside the word: the text stays where it is. */
export function TermPopover(): JSX.Element {
  const t = useText()
  const language = useLanguage()
  const box = useRef<HTMLDivElement>(null)
  const [term, setTerm] = useState<Term>()
  const open = openTerm.value

  useEffect(() => {
    if (open === null) return
    let live = true
    import('../lesson/glossary/terms/index.ts').then(({ terms }) => {
      if (live) setTerm((terms as Readonly<Record<string, Term>>)[open.id])
    })
    return () => {
      live = false
    }
  }, [open])

  useEffect(() => {
    if (open === null || term === undefined) return
    const element = box.current!
    element.showPopover()
    place(element, open.word)
    element.focus()
  }, [open, term])

  return (
    <div
      ref={box}
      popover="auto"
      role="dialog"
      tabIndex={-1}
      class="term-popover"
      aria-labelledby="term-popover-name"
      onToggle={(event) => {
        if (event.newState === 'closed') openTerm.value = null
      }}
    >
      {term !== undefined && open !== null && (
        <>
          <p class="term-popover-name">
            <dfn id="term-popover-name">{term[language].name}</dfn>{' '}
            {term.ko.name !== term.en.name && (
              <span class="other-name" lang={language === 'ko' ? 'en' : 'ko'}>
                {term[language === 'ko' ? 'en' : 'ko'].name}
              </span>
            )}
          </p>
          <p>{term[language].text}</p>
          <p class="term-popover-links">
            {document.getElementById('glossary') !== null && (
              <a href={`#term-${open.id}`} onClick={() => box.current?.hidePopover()}>
                {t(text.all)}
              </a>
            )}
            <button type="button" class="button quiet small" onClick={() => box.current?.hidePopover()}>
              {t(text.close)}
            </button>
          </p>
        </>
      )}
    </div>
  )
}

/** Below the word, or above it where there is no room; never over the screen's edge. */
function place(box: HTMLElement, word: HTMLElement): void {
  const at = word.getBoundingClientRect()
  const { width, height } = box.getBoundingClientRect()
  const fitsBelow = at.bottom + GAP + height < innerHeight
  const left = Math.min(Math.max(GAP, at.left), innerWidth - width - GAP)
  box.style.left = `${left + scrollX}px`
  box.style.top = `${(fitsBelow ? at.bottom + GAP : Math.max(GAP, at.top - GAP - height)) + scrollY}px`
}
