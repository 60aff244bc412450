import { codeBlocks, expectedOutput } from 'runtime-test-tools'

/** A snippet of a page, under its heading. */
export interface Snippet {
  /** What leads to it within the page, as GitHub makes it of the heading. */
  readonly anchor: string
  readonly code: string
  /** What it says that it prints. */
  readonly expected: string
}

/** The `ts` blocks of a page, each under the last heading before it. */
export function snippetsOf(markdown: string): Snippet[] {
  const lines = markdown.split('\n')
  return codeBlocks(markdown)
    .filter(({ language }) => language === 'ts')
    .map(({ code, line }) => {
      const heading = lines.slice(0, line).findLast((text) => /^#+ /.test(text)) ?? ''
      return { anchor: anchorOf(heading), code, expected: expectedOutput(code).trimEnd() }
    })
}

/** https://docs.github.com/en/get-started/writing-on-github: letters in lower case, hyphens for spaces, no other marks. */
function anchorOf(heading: string): string {
  return heading
    .replace(/^#+ /, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-')
}

/** What a program prints before each snippet, so that what they print can be told apart. */
export const MARK = '\u0001 '

/**
 * Snippets of which all begin with the lines of the first as one program: the imports of all of them, those lines, then
 * each of the others in a block of its own.
 */
export function oneProgram([first, ...others]: readonly Snippet[]): string {
  const imports = new Map<string, Set<string>>()
  const body = ({ code }: Snippet) =>
    code.replaceAll(
      /^import (type )?\{ (.*) \} from '(.*)'\n/gm,
      (_, type: string | undefined, names: string, from: string) => {
        const all = imports.get(from) ?? new Set()
        for (const name of names.split(', ')) all.add(type === undefined ? name : `type ${name}`)
        imports.set(from, all)
        return ''
      },
    )
  const blocks = others.map((snippet) => `console.log('${MARK}${snippet.anchor}')\n{\n${body(snippet)}}\n`)
  const begin = first === undefined ? '' : body(first)
  const head = [...imports].map(([from, names]) => `import { ${[...names].join(', ')} } from '${from}'\n`)
  return [...head, begin, ...blocks].join('\n')
}

/** What a program of `oneProgram` printed, by the anchors of its snippets. */
export function printedBy(stdout: string): Map<string, string> {
  const parts = stdout.split(MARK).slice(1)
  return new Map(
    parts.map((part) => {
      const end = part.indexOf('\n')
      return [part.slice(0, end), part.slice(end + 1).trimEnd()]
    }),
  )
}
