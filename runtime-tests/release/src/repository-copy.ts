import { cp, mkdir, readdir, readFile, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { repositoryRoot, run, trackedFiles } from 'runtime-test-tools'
import { must } from './must.ts'

export interface Manifest {
  readonly name: string
  readonly version: string
  readonly private?: boolean
  readonly dependencies?: Readonly<Record<string, string>>
}

const AUTHOR = ['-c', 'user.name=Rehearsal', '-c', 'user.email=rehearsal@localhost', '-c', 'commit.gpgsign=false']

/** The repository's tracked files and what was built of them, as a git repository of its own. */
export async function copyRepository(folder: string): Promise<void> {
  for (const path of trackedFiles()) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await cp(join(repositoryRoot, path), join(folder, path), { force: true }).catch((error: NodeJS.ErrnoException) => {
      // Deleted, and not yet committed.
      if (error.code !== 'ENOENT') throw error
    })
  }
  for (const name of await packageFolders(folder)) {
    await cp(join(repositoryRoot, 'packages', name, 'dist'), join(folder, 'packages', name, 'dist'), {
      recursive: true,
    })
  }
  await linkDependencies(folder)
  await git(folder, 'init', '--quiet', '--initial-branch', 'main')
  await commit(folder, 'Everything')
}

export async function commit(folder: string, message: string): Promise<void> {
  await git(folder, 'add', '--all')
  await git(folder, 'commit', '--quiet', '--message', message)
}

export async function git(folder: string, ...args: readonly string[]): Promise<string> {
  return must(await run('git', [...AUTHOR, ...args], { cwd: folder }), `git ${args[0]}`).stdout
}

/** The packages that are published, by their folders' names. */
export async function packageFolders(folder: string): Promise<string[]> {
  const names = await readdir(join(folder, 'packages'))
  const isPublished = await Promise.all(names.map(async (name) => (await manifestOf(folder, name)).private !== true))
  return names.filter((_, i) => isPublished[i])
}

export async function manifestOf(folder: string, name: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(folder, 'packages', name, 'package.json'), 'utf8')) as Manifest
}

/** As pnpm links a workspace, but for what others publish, which no step of a release looks at. */
async function linkDependencies(folder: string): Promise<void> {
  await mkdir(join(folder, 'node_modules'))
  await symlink(join(repositoryRoot, 'node_modules', '@changesets'), join(folder, 'node_modules', '@changesets'))
  const folders = await packageFolders(folder)
  const byName = new Map(
    await Promise.all(folders.map(async (name) => [(await manifestOf(folder, name)).name, name] as const)),
  )
  for (const name of folders) {
    const { dependencies = {} } = await manifestOf(folder, name)
    for (const dependency of Object.keys(dependencies)) {
      const target = byName.get(dependency)
      if (target === undefined) continue
      const link = join(folder, 'packages', name, 'node_modules', dependency)
      await mkdir(dirname(link), { recursive: true })
      await symlink(join(folder, 'packages', target), link)
    }
  }
}
