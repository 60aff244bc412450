import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Section } from './pages.ts'

/** `llms.txt` (https://llmstxt.org): what the site has, for programs that read it, each page as the Markdown it is made of. */
export async function llmsText(sections: readonly Section[], folder: string, base: string): Promise<string> {
  const parts = [
    '# oneloop',
    '> Train a multi-layer perceptron in TypeScript with one training loop that runs everywhere: Node on WebAssembly or a GPU, a browser tab on WebAssembly or WebGPU. The same seed gives the same weights to the last bit.',
  ]
  for (const { title, pages } of sections) {
    const lines = await Promise.all(
      pages.map(async (page) => {
        const first = summary(await readFile(join(folder, `${page.path}.md`), 'utf8'))
        return `- [${page.title}](${base}${page.path}.md)${first === '' ? '' : `: ${first}`}`
      }),
    )
    parts.push([`## ${title}`, '', ...lines].join('\n'))
  }
  return `${parts.join('\n\n')}\n`
}

/** The first sentence of a page. */
function summary(markdown: string): string {
  const paragraph = markdown
    .split(/\n{2,}/)
    .map((part) => part.trim())
    .find((part) => /^[\p{L}`*[]/u.test(part))
  const plain = (paragraph ?? '').replaceAll(/\s+/g, ' ').replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
  return /^.*?[.!?](?= |$)/.exec(plain)?.[0] ?? ''
}
