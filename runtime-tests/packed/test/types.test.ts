import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { repositoryRoot, run } from 'runtime-test-tools'
import withApi from 'typescript'
import lowest from 'typescript-lowest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { installAlone } from '../src/install-alone.ts'
import { packedTarballs } from '../src/packed-tarballs.ts'
import { SURROUNDINGS, type TypeScript, typeCheckWords, typeErrors } from '../src/type-check.ts'
import { workspacePackages } from '../src/workspace-packages.ts'

const packages = workspacePackages()
const outside = mkdtempSync(join(realpathSync(tmpdir()), 'oneloop-types-'))
const alone = join(outside, 'alone')
const names = packages.map((one) => one.manifest.name)

beforeAll(async () => {
  await installAlone(names, packages, packedTarballs(), alone)
  for (const { name } of SURROUNDINGS) await writeFile(programFor(name), importOf(entriesFor(name)))
}, 300_000)

afterAll(() => rmSync(outside, { recursive: true, force: true, maxRetries: 3 }))

test('the lowest TypeScript is the one that the front door’s README names', () => {
  expect(lowest.versionMajorMinor).toBe('5.7')
})

// Pages have no entry for Node, and no declarations of Node.
const FOR_NODE = /\/(node|command)$|^@oneloop\/tensorflow-setup$|^create-oneloop$/

const entriesFor = (surroundings: string) =>
  packages.flatMap(({ manifest }) =>
    Object.keys(manifest['exports'] as object)
      .filter((entry) => !entry.endsWith('.json') && !entry.endsWith('.woff2'))
      .map((entry) => `${manifest.name}${entry.slice(1)}`)
      // Its users install the queue beside it, which is an optional peer.
      .filter((entry) => entry !== '@oneloop/sweep/bullmq')
      .filter((entry) => surroundings === 'Node' || !FOR_NODE.test(entry)),
  )

const importOf = (entries: readonly string[]) =>
  entries.map((entry, i) => `export * as entry${i} from '${entry}'\n`).join('')

const programFor = (surroundings: string) => join(alone, `${surroundings.replaceAll(' ', '-')}.ts`)

describe.each([
  // Each declares itself by enumerations of its own; what is called here is the same in both.
  ['the lowest supported', lowest as unknown as TypeScript],
  ['the last that programs can call', withApi],
])('%s TypeScript', (_, compiler) => {
  test.each(SURROUNDINGS)(
    'finds no error in any declaration, for $name',
    (surroundings) => {
      expect(typeErrors(compiler, programFor(surroundings.name), surroundings)).toEqual([])
    },
    300_000,
  )
})

// The one that the packages are compiled by. No program can call it.
const tsc = join(repositoryRoot, 'packages', 'core', 'node_modules', '.bin', 'tsc')

test.each(SURROUNDINGS)(
  'today’s TypeScript finds no error in any declaration, for $name',
  async (surroundings) => {
    const { status, stdout } = await run(tsc, [...typeCheckWords(surroundings), programFor(surroundings.name)], {
      cwd: alone,
    })
    expect([stdout, status]).toEqual(['', 0])
  },
  300_000,
)
