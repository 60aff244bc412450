export interface CodeBlock {
  /** The word after the fence: `ts`, `sh`, … */
  readonly language: string
  /** The words after it: `page` for what runs in a browser. */
  readonly info: string
  readonly code: string
  /** Of the fence, from 1. */
  readonly line: number
}

/** The fenced code blocks of a Markdown text, in order. */
export function codeBlocks(markdown: string): CodeBlock[] {
  const blocks: CodeBlock[] = []
  let open: { language: string; info: string; line: number; lines: string[] } | null = null
  for (const [index, line] of markdown.split(/\r?\n/).entries()) {
    const fence = /^```\s*(\S*)\s*(.*)/.exec(line)
    if (fence === null) open?.lines.push(line)
    else if (open === null) open = { language: fence[1] ?? '', info: fence[2] ?? '', line: index + 1, lines: [] }
    else {
      const { lines, ...fenced } = open
      blocks.push({ ...fenced, code: `${lines.join('\n')}\n` })
      open = null
    }
  }
  return blocks
}
