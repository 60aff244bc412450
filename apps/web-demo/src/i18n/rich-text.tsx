import type { JSX } from 'preact'
import { GlossaryTerm } from '../glossary-popover/glossary-term.tsx'

/**
 * A text with light marks: `**strong**`, `` `code` ``, and `[[gradient]]` or `[[gradient|shown words]]`, which links
 * to the glossary's entry with that id.
 */
export function RichText({ children }: { readonly children: string }): JSX.Element {
  return <>{parse(children).map(render)}</>
}

export type Piece =
  | { readonly kind: 'plain' | 'strong' | 'code'; readonly text: string }
  | { readonly kind: 'term'; readonly id: string; readonly text: string }

const MARKS = /\*\*(?<strong>.+?)\*\*|`(?<code>[^`]+)`|\[\[(?<id>[a-z-]+)(?:\|(?<shown>[^\]]+))?\]\]/g

export function parse(source: string): Piece[] {
  const pieces: Piece[] = []
  let end = 0
  for (const match of source.matchAll(MARKS)) {
    if (match.index > end) pieces.push({ kind: 'plain', text: source.slice(end, match.index) })
    end = match.index + match[0].length
    const { strong, code, id, shown } = match.groups!
    if (strong !== undefined) pieces.push({ kind: 'strong', text: strong })
    else if (code !== undefined) pieces.push({ kind: 'code', text: code })
    else pieces.push({ kind: 'term', id: id!, text: shown ?? id!.replaceAll('-', ' ') })
  }
  if (end < source.length) pieces.push({ kind: 'plain', text: source.slice(end) })
  return pieces
}

function render(piece: Piece): JSX.Element | string {
  switch (piece.kind) {
    case 'plain':
      return piece.text
    case 'strong':
      return <strong>{piece.text}</strong>
    case 'code':
      return <code>{piece.text}</code>
    case 'term':
      return <GlossaryTerm id={piece.id}>{piece.text}</GlossaryTerm>
  }
}
