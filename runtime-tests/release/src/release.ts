import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { repositoryRoot, run } from 'runtime-test-tools'
import { must } from './must.ts'
import type { Registry } from './registry.ts'
import { commit, copyRepository, manifestOf, packageFolders } from './repository-copy.ts'

/** What came of doing with the repository what the release workflow does. */
export interface Release {
  /** The copy of the repository that was versioned and published. */
  readonly folder: string
  /** Versions by the packages' names. */
  readonly versions: Readonly<Record<string, string>>
  /** What changesets tells its GitHub action to tag. */
  readonly tags: readonly string[]
}

/** Versions and publishes a copy of the repository, by the repository's own changesets and pnpm. */
export async function release(outside: string, registry: Registry): Promise<Release> {
  const folder = join(outside, 'repository')
  const events = join(outside, 'changesets.ndjson')
  await copyRepository(folder)
  const options = { cwd: folder, env: { ...publishing(registry), CHANGESETS_OUTPUT: events } }
  must(await run(tool('changeset'), ['version'], options), 'changeset version')
  await commit(folder, 'Version packages')
  must(await run(tool('changeset'), ['publish'], options), 'changeset publish')
  const names = await packageFolders(folder)
  const manifests = await Promise.all(names.map((name) => manifestOf(folder, name)))
  const lines = (await readFile(events, 'utf8')).trim().split('\n')
  return {
    folder,
    versions: Object.fromEntries(manifests.map(({ name, version }) => [name, version])),
    tags: lines.map((line) => (JSON.parse(line) as { tag: string }).tag).sort(),
  }
}

export const tool = (name: string) => join(repositoryRoot, 'node_modules', '.bin', name)

/** pnpm and npm are each told in their own way. */
export function publishing({ url }: Registry): NodeJS.ProcessEnv {
  return {
    npm_config_registry: url,
    pnpm_config_registry: url,
    PATH: `${join(repositoryRoot, 'node_modules', '.bin')}:${process.env['PATH']}`,
    // Git is asked for the tags' author.
    GIT_COMMITTER_NAME: 'Rehearsal',
    GIT_COMMITTER_EMAIL: 'rehearsal@localhost',
  }
}
