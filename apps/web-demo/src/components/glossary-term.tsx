import type { ComponentChildren, JSX } from 'preact'

/** A word that the glossary explains: a link to its entry, `#term-<id>`. */
export function GlossaryTerm({
  id,
  children,
}: {
  readonly id: string
  readonly children: ComponentChildren
}): JSX.Element {
  return (
    <a class="term" href={`#term-${id}`}>
      {children}
    </a>
  )
}
