import { execFileSync } from 'node:child_process'
import { repositoryRoot } from './repository-root.ts'

/** The files that git tracks, or would if they were added, as paths from the root of the repository. */
export function trackedFiles(...patterns: string[]): string[] {
  const list = execFileSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ...patterns],
    {
      cwd: repositoryRoot,
      encoding: 'utf8',
      maxBuffer: 64 << 20,
    },
  )
  return list.split('\0').filter((path) => path !== '')
}
