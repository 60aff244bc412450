import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { publint } from 'publint'
import { codeBlocks, expectedOutput, machineNames, nodeVersions, run } from 'runtime-test-tools'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { installAlone, manifestOf, namesToInstall } from '../src/install-alone.ts'
import type { Tarball } from '../src/pack.ts'
import { packedTarballs } from '../src/packed-tarballs.ts'
import { printedByPage } from '../src/printed-by-page.ts'
import { type Surroundings, toJavaScript, typeErrors } from '../src/type-check.ts'
import { readManifest, workspacePackages } from '../src/workspace-packages.ts'
import { wrongTypes } from '../src/wrong-types.ts'

const packages = workspacePackages()
const nodes = nodeVersions()
/** A README may show both a page and Node. */
const README: Surroundings = {
  name: 'README',
  resolution: 'nodenext',
  lib: ['es2023', 'dom', 'dom.iterable', 'dom.asynciterable'],
  types: ['node'],
}
let tarballs: ReadonlyMap<string, Tarball>
const outside = mkdtempSync(join(realpathSync(tmpdir()), 'oneloop-packed-'))

beforeAll(async () => {
  tarballs = packedTarballs()
}, 120_000)

afterAll(() => rmSync(outside, { recursive: true, force: true, maxRetries: 3 }))

test('every package is a dev dependency here, so that it is built before it is packed', () => {
  const { devDependencies } = readManifest(new URL('../package.json', import.meta.url).pathname)
  expect(Object.keys(devDependencies ?? {})).toEqual(expect.arrayContaining(packages.map((one) => one.manifest.name)))
})

describe.each(packages.map((one) => ({ name: one.manifest.name, ...one })))('$name', ({ name, folder }) => {
  const readme = join(folder, 'README.md')
  const blocks = existsSync(readme) ? codeBlocks(readFileSync(readme, 'utf8')) : []
  const examples = blocks.filter((block) => block.language === 'ts')
  const isPage = (index: number) => examples[index]!.info === 'page'
  const tarball = () => tarballs.get(name)!
  const files = () =>
    readdirSync(tarball().contents, { recursive: true, withFileTypes: true }).filter((f) => f.isFile())

  test('has a manifest that is ready to publish', async () => {
    const manifest = manifestOf(tarball())
    expect(JSON.stringify(manifest)).not.toMatch(/(workspace|catalog|link|file):/)
    expect(manifest).toMatchObject({
      type: 'module',
      sideEffects: false,
      license: expect.stringContaining('MIT'),
      description: expect.stringMatching(/\.$/),
      // From here on `require` takes ES modules.
      engines: { node: '^20.19.0 || >=22.12.0' },
      // For tools that don't read `exports`, nor the `imports` of what lies behind the front door.
      main: name === 'oneloop' ? './dist/bundle.js' : './dist/index.js',
      types: './dist/index.d.ts',
      keywords: expect.arrayContaining(['machine-learning', 'neural-network', 'typescript']),
      homepage: expect.stringMatching(/^https:\/\/.+#readme$/),
      repository: {
        type: 'git',
        url: expect.stringMatching(/^git\+https:/),
        directory: `packages/${basename(folder)}`,
      },
    })
    // Both name what only this repository has.
    expect(manifest).not.toHaveProperty('devDependencies')
    expect(manifest).not.toHaveProperty('scripts')
    const { messages } = await publint({ pkgDir: tarball().contents, pack: false, strict: true })
    expect(messages).toEqual([])
    expect(await wrongTypes(tarball().path)).toEqual([])
  })

  test('holds what is used and nothing else', () => {
    const paths = files().map((file) => join(file.parentPath, file.name).slice(tarball().contents.length + 1))
    expect(paths).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'package.json', join('dist', 'index.js')]))
    const unexpected = paths.filter(
      (path) =>
        !/^(bin|dist|fonts|native|templates|worker)[\\/]|^(LICENSE|README\.md|TABLES\.md|package\.json)$/.test(path),
    )
    const notForUse = paths.filter(
      (path) => !path.startsWith('templates') && /\.test\.|tsbuildinfo|(?<!\.d)\.ts$|\.d\.ts\.map$/.test(path),
    )
    expect([...unexpected, ...notForUse]).toEqual([])
  })

  test('names no folder and no registry of the machine that built it', () => {
    const naming = files().filter(
      (file) => machineNames(readFileSync(join(file.parentPath, file.name), 'latin1')) !== null,
    )
    expect(naming.map((file) => file.name)).toEqual([])
  })

  test('no file names a source map: none is packed', () => {
    for (const file of files().filter(({ name }) => /\.(js|mjs|ts)$/.test(name))) {
      expect(readFileSync(join(file.parentPath, file.name), 'utf8'), file.name).not.toMatch(/^\/\/# sourceMappingURL/m)
    }
  })

  describe('installed alone', () => {
    const alone = join(outside, `alone-${basename(folder)}`)

    beforeAll(async () => {
      const shell = blocks.filter((block) => block.language === 'sh').map((block) => block.code)
      await installAlone(namesToInstall(name, shell), packages, tarballs, alone)
      for (const [index, { code }] of examples.entries()) {
        await writeFile(exampleFile(alone, index), code)
        await writeFile(exampleFile(alone, index).replace(/ts$/, 'js'), toJavaScript(ts, code))
      }
    }, 120_000)

    test('its README has an example that type-checks', () => {
      expect(examples.length).toBeGreaterThan(0)
      for (const index of examples.keys()) {
        expect(typeErrors(ts, exampleFile(alone, index), README)).toEqual([])
      }
    }, 120_000)

    test.each(nodes)(
      'its README’s examples print what they say on Node $version',
      async ({ major, path }) => {
        for (const [index, { code }] of examples.entries()) {
          if (isPage(index)) continue
          const file = exampleFile(alone, index).replace(/ts$/, major >= 24 ? 'ts' : 'js')
          const { stdout, stderr, status } = await run(path, [file], { cwd: alone })
          expect(status, stderr).toBe(0)
          expect(stdout.replace(/[ \t]+$/gm, '').trimEnd()).toBe(expectedOutput(code).trimEnd())
        }
      },
      120_000,
    )

    const pages = [...examples.keys()].filter(isPage)
    test.runIf(pages.length > 0)(
      'its README’s pages, bundled by Vite, print what they say in Chromium',
      async () => {
        for (const index of pages) {
          const lines = expectedOutput(examples[index]!.code).trimEnd().split('\n')
          expect(await printedByPage(exampleFile(alone, index), lines.length)).toEqual(lines)
        }
      },
      120_000,
    )
  })
})

const exampleFile = (folder: string, index: number) => join(folder, `example-${index + 1}.ts`)
