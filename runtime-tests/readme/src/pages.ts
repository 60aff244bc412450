import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { codeBlocks, repositoryRoot, trackedFiles } from 'runtime-test-tools'

/** A Markdown file of the repository. */
export interface Page {
  /** From the root of the repository. */
  readonly path: string
  readonly text: string
}

export function pages(): Page[] {
  return trackedFiles('*.md')
    .filter((path) => !path.startsWith('.changeset/') && !path.endsWith('CHANGELOG.md'))
    .filter((path) => existsSync(join(repositoryRoot, path)))
    .map((path) => ({ path, text: readFileSync(join(repositoryRoot, path), 'utf8') }))
}

/** The pages about the repository as a whole; a package's own README is tried where the package is installed alone. */
export const repositoryPages = () => pages().filter(({ path }) => !/^(packages|apps)\//.test(path))

export interface ShellLine {
  readonly page: string
  readonly line: string
}

/** Every command of a page's `sh` blocks, without its comment and prompt. */
export function shellLines({ path, text }: Page): ShellLine[] {
  return codeBlocks(text)
    .filter(({ language }) => language === 'sh')
    .flatMap(({ code }) => code.replaceAll('\\\n', ' ').split('\n'))
    .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
    .filter((line) => line !== '')
    .map((line) => ({ page: path, line }))
}
