import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromiumPath } from 'chromium-for-tests'
import { type Browser, chromium } from 'playwright-core'
import { type CodeBlock, codeBlocks } from 'runtime-test-tools'
import { errorPage } from '../scripts/error-codes.ts'
import { repositoryRoot } from '../scripts/repository.ts'

export const startChromium = async (): Promise<Browser> =>
  chromium.launch({ executablePath: await chromiumPath(), args: ['--no-sandbox'] })

export interface Snippet extends CodeBlock {
  /** `docs/start/node.md:12` */
  readonly where: string
  /** The file that the snippet's first line says it is: `src/page.ts`. */
  readonly file: string | null
}

/** The snippets of the guides, and of the page on errors: every one of them is tried. */
export function guideSnippets(): Snippet[] {
  const guides = ['docs/start', 'docs/guides', 'docs/ko']
    .flatMap((folder) => readdirSync(join(repositoryRoot, folder)).map((name) => `${folder}/${name}`))
    .filter((path) => path.endsWith('.md'))
    // A walk from a file to a model, tried as one in runtime-tests/readme.
    .filter((path) => path !== 'docs/guides/your-own-data.md')
    .concat('docs/coming-from.md')
    .map((path) => ({ path, text: readFileSync(join(repositoryRoot, path), 'utf8') }))
  return [...guides, { path: 'troubleshooting', text: errorPage() }].flatMap(({ path, text }) =>
    codeBlocks(text).map((block) => ({
      ...block,
      where: `${path}:${block.line}`,
      file: /^(?:\/\/|<!--) ([\w./-]+\.\w+)/.exec(block.code)?.[1] ?? null,
    })),
  )
}
