import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { repositoryRoot } from './repository-root.ts'
import { trackedFiles } from './tracked-files.ts'

/** A source file, its comments apart from its code. */
export interface Source {
  /** From the root of the repository. */
  readonly path: string
  readonly comments: string
  readonly code: string
}

/** Every source file of the repository. */
export function sources(): Source[] {
  return ['*.ts', '*.tsx', '*.mjs', '*.js']
    .flatMap((pattern) => trackedFiles(pattern))
    .filter((path) => existsSync(join(repositoryRoot, path)))
    .map((path) => ({ path, ...takeApart(readFileSync(join(repositoryRoot, path), 'utf8')) }))
}

/** Strings are skipped, so that `'https://…'` is no comment; a regular expression with `//` in it would be one. */
export function takeApart(text: string): { comments: string; code: string } {
  const comments: string[] = []
  const token = /\/\*[\s\S]*?\*\/|(?<![:'"\\])\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g
  const code = text.replace(token, (found) => {
    if (!found.startsWith('/')) return found
    comments.push(found.replace(/^\s*\*/gm, ''))
    return ' '
  })
  return { comments: comments.join('\n'), code }
}

/** Paths of files that comments name and that are nowhere: beside the file, in its package, or from the root. */
export function deadPaths({ path, comments }: Source, files: ReadonlySet<string>): string[] {
  const names = new Set([...files].map((file) => basename(file)))
  const ownPackage = /^(?:packages|apps|runtime-tests|tools)\/[^/]+/.exec(path)?.[0] ?? path.split('/')[0]!
  const isThere = (named: string) =>
    [dirname(path), ownPackage, join(ownPackage, 'src'), '.'].some((folder) => files.has(join(folder, named))) ||
    (!named.includes('/') && names.has(named)) ||
    [...files].some((file) => file.endsWith(`/${named}`))
  return [
    ...withoutLinks(comments).matchAll(
      /(?<![\w./*{}$@-])((?:[\w-]+\/|\.{1,2}\/)*[\w-][\w.-]*\.(?:ts|tsx|mjs|py|md|cc))\b/g,
    ),
  ]
    .map(([, named]) => named!)
    .filter((named) => !isThere(named))
    .map((named) => `${path}: ${named}`)
}

/** Names in backticks that no code of the repository has. A name of somebody else's is in `foreign`. */
export function deadNames(
  { path, comments }: Source,
  known: ReadonlySet<string>,
  foreign: ReadonlySet<string>,
): string[] {
  return [...withoutLinks(comments).matchAll(/`([A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*)(?:\([^`]*\))?`/g)]
    .flatMap(([, named]) => named!.split('.'))
    .filter((name) => !known.has(name) && !foreign.has(name))
    .map((name) => `${path}: ${name}`)
}

/** Every word of the code. */
export function wordsOf(all: readonly Source[]): ReadonlySet<string> {
  return new Set(all.flatMap(({ code }) => code.match(/[A-Za-z_$][\w$]*/g) ?? []))
}

const withoutLinks = (text: string) => text.replaceAll(/https?:\/\/\S+/g, '')
