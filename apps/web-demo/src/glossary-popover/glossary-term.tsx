import type { ComponentChildren, JSX } from 'preact'
import { openTerm } from './open-term.ts'

/** A word that the glossary explains: pressed, it shows its entry beside it. Without scripts, it leads there. */
export function GlossaryTerm({
  id,
  children,
}: {
  readonly id: string
  readonly children: ComponentChildren
}): JSX.Element {
  return (
    <a
      class="term"
      href={`#term-${id}`}
      aria-haspopup="dialog"
      onClick={(event) => {
        const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey)
        if (!isPlain || !('popover' in HTMLElement.prototype)) return
        event.preventDefault()
        openTerm.value = { id, word: event.currentTarget }
      }}
    >
      {children}
    </a>
  )
}
