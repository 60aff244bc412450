export interface CodeBlock {
  /** The word after the fence: `ts`, `sh`, … */
  readonly language: string
  readonly code: string
  /** Of the fence, from 1. */
  readonly line: number
}

/** The fenced code blocks of a Markdown text, in order. */
export function codeBlocks(markdown: string): CodeBlock[] {
  const blocks: CodeBlock[] = []
  let open: { language: string; line: number; lines: string[] } | null = null
  for (const [index, line] of markdown.split(/\r?\n/).entries()) {
    const fence = /^```\s*(\S*)/.exec(line)
    if (fence === null) open?.lines.push(line)
    else if (open === null) open = { language: fence[1] ?? '', line: index + 1, lines: [] }
    else {
      blocks.push({ language: open.language, line: open.line, code: `${open.lines.join('\n')}\n` })
      open = null
    }
  }
  return blocks
}
