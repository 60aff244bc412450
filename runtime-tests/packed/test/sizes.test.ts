import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { installedSizes } from '../src/installed-size.ts'
import type { Tarball } from '../src/pack.ts'
import { packedTarballs } from '../src/packed-tarballs.ts'
import { workspacePackages } from '../src/workspace-packages.ts'

/** The most that a package may weigh, in kB of 1,000 bytes: itself, and with all that is installed with it. */
const MOST_KB: Readonly<Record<string, { readonly alone: number; readonly installed: number }>> = {
  '@oneloop/core': { alone: 300, installed: 400 },
  // Its small tables, as text, are 280 kB of that.
  '@oneloop/data': { alone: 750, installed: 3500 },
  '@oneloop/metrics': { alone: 250, installed: 650 },
  '@oneloop/mlp-model': { alone: 150, installed: 600 },
  '@oneloop/sweep': { alone: 150, installed: 2500 },
  '@oneloop/logs': { alone: 150, installed: 1100 },
  '@oneloop/trainer': { alone: 450, installed: 1000 },
  '@oneloop/model-io': { alone: 1300, installed: 4500 },
  '@oneloop/backend-wasm': { alone: 500, installed: 900 },
  '@oneloop/backend-tfjs': { alone: 400, installed: 800 },
  // The worker once more as text is 160 kB of that.
  '@oneloop/browser': { alone: 300, installed: 3500 },
  '@oneloop/tensorflow-setup': { alone: 400, installed: 900 },
  // ECharts is 60 MB of that, of which a bundle keeps 200 kB.
  '@oneloop/figures': { alone: 500, installed: 75_000 },
  // MNIST as text is 55 MB of that.
  '@oneloop/mnist-data': { alone: 400, installed: 66_000 },
  'create-oneloop': { alone: 120, installed: 700 },
  // Everything in one file, for pages without a bundler, is 650 kB of that.
  oneloop: { alone: 1100, installed: 135_000 },
}

const packages = workspacePackages()
const names = packages.map(({ manifest }) => manifest.name)
const outside = mkdtempSync(join(realpathSync(tmpdir()), 'oneloop-sizes-'))
let tarballs: ReadonlyMap<string, Tarball>

beforeAll(async () => {
  tarballs = packedTarballs()
  await mkdir('test-results', { recursive: true })
  await writeFile(join('test-results', 'sizes.txt'), names.map((name) => report(name)).join('\n'))
}, 120_000)

afterAll(() => rmSync(outside, { recursive: true, force: true, maxRetries: 3 }))

const sizesOf = (name: string) => installedSizes(name, packages, tarballs)
const sum = (sizes: ReadonlyMap<string, number>) => [...sizes.values()].reduce((total, bytes) => total + bytes, 0)
const kB = (bytes: number) => Math.ceil(bytes / 1000)

function report(name: string): string {
  const lines = [...sizesOf(name)].map(([each, bytes]) => `  ${String(kB(bytes)).padStart(7)} kB  ${each}`)
  return `${name}: ${kB(sum(sizesOf(name)))} kB installed\n${lines.join('\n')}\n`
}

test('every package has its bounds', () => {
  expect(Object.keys(MOST_KB).sort()).toEqual([...names].sort())
})

test.each(names)('%s weighs no more than it may, alone and installed', (name) => {
  const sizes = sizesOf(name)
  const { alone, installed } = MOST_KB[name]!
  expect(kB(sizes.get(name)!)).toBeLessThanOrEqual(alone)
  expect(kB(sum(sizes))).toBeLessThanOrEqual(installed)
})

test('the loop alone is under 1 MB, and brings no chart, no picture and no digits', () => {
  const sizes = sizesOf('@oneloop/trainer')
  expect(sum(sizes)).toBeLessThan(1e6)
  expect([...sizes.keys()].sort()).toEqual([
    '@oneloop/core',
    '@oneloop/mlp-model',
    '@oneloop/trainer',
    'decoders',
    'leven',
    'pure-rand',
  ])
})
