import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { repositoryRoot, run } from 'runtime-test-tools'
import { describe, expect, inject, test } from 'vitest'
import { publishing, tool } from '../src/release.ts'
import { manifestOf, packageFolders } from '../src/repository-copy.ts'
import { workflowEnvironment } from '../src/workflow-environment.ts'

const { folder, versions, tags } = inject('release')
const registry = { url: inject('registry'), stop: async () => {} }
const names = Object.keys(versions)

interface Published {
  readonly 'dist-tags': { readonly latest: string }
  readonly versions: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

/** The versions before the rehearsal. */
async function versionsHere(): Promise<ReadonlyMap<string, string>> {
  const manifests = await Promise.all(
    (await packageFolders(repositoryRoot)).map((each) => manifestOf(repositoryRoot, each)),
  )
  return new Map(manifests.map((manifest) => [manifest.name, manifest.version]))
}

const published = async (name: string) =>
  (await (await fetch(`${registry.url}${name.replace('/', '%2f')}`)).json()) as Published

describe.each(names)('%s', (name) => {
  test('is published as the version that its changesets make, with a changelog', async () => {
    expect(versions[name]).toMatch(/^\d+\.\d+\.\d+$/)
    expect(versions[name]).not.toBe('0.0.0')
    const before = await versionsHere()
    // The first release of a package is 0.1.0, whatever its changesets say one by one.
    if (before.get(name) === '0.0.0') expect(versions[name]).toBe('0.1.0')
    expect((await published(name))['dist-tags'].latest).toBe(versions[name])
    const folders = await packageFolders(folder)
    const manifests = await Promise.all(folders.map((each) => manifestOf(folder, each)))
    const itsFolder = folders[manifests.findIndex((manifest) => manifest.name === name)]!
    const changelog = await readFile(join(folder, 'packages', itsFolder, 'CHANGELOG.md'), 'utf8')
    expect(changelog).toMatch(new RegExp(`^# ${name}\\n\\n## ${versions[name]}\\n`))
    // For users: no commits, and no list of our own packages that were not there before.
    expect(changelog).not.toMatch(/^- [0-9a-f]{7,}:|Updated dependencies|- Takes .* 0\.1\.0/m)
    if (before.get(name) === '0.0.0') {
      const own = await readFile(join(repositoryRoot, '.changeset', `${itsFolder}.md`), 'utf8')
      expect(own).toMatch(new RegExp(`^---\n"${name}": minor\n---\n\nFirst release: `))
    }
  })

  test('names no package in the registry that the registry does not have', async () => {
    const manifest = (await published(name)).versions[versions[name]!]!
    expect(manifest).not.toHaveProperty('devDependencies')
    const { dependencies = {} } = manifest as { dependencies?: Record<string, string> }
    const ours = Object.entries(dependencies).filter(([dependency]) => dependency in versions)
    expect(ours).toEqual(ours.map(([dependency]) => [dependency, `^${versions[dependency]}`]))
  })
})

test('changesets tells its action of a tag for each package', () => {
  expect(tags).toEqual(names.map((name) => `${name}@${versions[name]}`).sort())
})

test('every action of the workflows is pinned by its commit, with its version beside it', async () => {
  const workflows = join(folder, '.github', 'workflows')
  const texts = await Promise.all((await readdir(workflows)).map((name) => readFile(join(workflows, name), 'utf8')))
  const uses = texts.flatMap((text) => [...text.matchAll(/uses: (.+)/g)].map(([, action]) => action!))
  expect(uses.length).toBeGreaterThan(0)
  for (const action of uses) expect(action).toMatch(/^[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
})

test('the workflow’s environment makes pnpm sign where each package comes from: here it refuses, for this is no GitHub', async () => {
  const metrics = join(folder, 'packages', 'metrics')
  // Also where these tests run in GitHub's own workflow.
  const outsideGitHub = { CI: undefined, GITHUB_ACTIONS: undefined, GITLAB_CI: undefined }
  const variables = { ...publishing(registry), ...(await workflowEnvironment(folder)), ...outsideGitHub }
  const args = ['publish', '--no-git-checks', '--tag', 'again']
  const { status, stdout, stderr } = await run(tool('pnpm'), args, { cwd: metrics, env: variables })
  expect(status).not.toBe(0)
  expect(`${stdout}${stderr}`).toMatch(/provenance generation is not supported/i)
})
