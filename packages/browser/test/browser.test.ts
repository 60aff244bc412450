import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Mlp } from '@oneloop/mlp-model'
import { fit, reference, weightsSha256 } from '@oneloop/trainer'
import { chromiumPath } from 'chromium-for-tests'
import { build as esbuild } from 'esbuild'
import { type Browser, chromium, type Page } from 'playwright-core'
import { ISOLATED, type Site, serve } from 'static-server'
import { build as vite } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { webpack } from 'webpack'
import { dots } from './dots.ts'
import type { PageProgram } from './page.ts'
import { inNode, type Outcome, RUNS } from './runs.ts'

declare const program: PageProgram

const page = fileURLToPath(new URL('page.ts', import.meta.url))
/** For webpack, which reads no TypeScript: beneath the package, so that it finds the packages that the page imports. */
const scripts = fileURLToPath(new URL('../test-results/webpack', import.meta.url))
const STRICT = {
  'content-security-policy': "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'",
}
const IMAGES = 'images by class, augmented, one cycle'
const VALUES = 'values of weighted rows, averaged, with rules'
const LABELS = 'labels, stopped early at the best epoch'

let browser: Browser
let folder: string
let expected: Readonly<Record<string, Outcome>>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oneloop-browser-'))
  await vite({
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: join(folder, 'vite'),
      target: 'es2022',
      rollupOptions: { input: page, output: { entryFileNames: 'page.js' } },
    },
  })
  await esbuild({
    entryPoints: [page],
    outdir: join(folder, 'esbuild'),
    bundle: true,
    format: 'esm',
    logLevel: 'error',
  })
  await mkdir(scripts, { recursive: true })
  const toJavaScript = {
    outdir: scripts,
    bundle: true,
    packages: 'external',
    format: 'esm',
    logLevel: 'error',
  } as const
  await esbuild({ ...toJavaScript, entryPoints: [page] })
  await esbuild({ ...toJavaScript, entryPoints: [join(page, '../own-worker.ts')], outExtension: { '.js': '.ts' } })
  await new Promise<void>((resolve, reject) => {
    webpack(
      {
        mode: 'production',
        entry: join(scripts, 'page.js'),
        output: { path: join(folder, 'webpack'), filename: 'page.js' },
      },
      (error, stats) => {
        if (error) reject(error)
        else if (stats?.hasErrors()) reject(new Error(stats.toString('errors-only')))
        else resolve()
      },
    )
  })
  for (const bundle of ['vite', 'esbuild', 'webpack']) {
    await writeFile(join(folder, bundle, 'index.html'), '<!doctype html><script type="module" src="page.js"></script>')
  }
  browser = await chromium.launch({ executablePath: await chromiumPath(), args: ['--no-sandbox'] })
  expected = Object.fromEntries(
    await Promise.all(Object.entries(RUNS).map(async ([name, options]) => [name, await inNode(options())] as const)),
  )
})

afterAll(async () => {
  await browser?.close()
  await rm(folder, { recursive: true })
  await rm(scripts, { recursive: true })
})

async function open(
  bundle: string,
  headers: Record<string, string>,
): Promise<{ tab: Page; site: Site; end(): Promise<void> }> {
  const site = await serve({ folders: { '/': join(folder, bundle) }, headers })
  const tab = await browser.newPage()
  await tab.goto(site.url)
  await tab.waitForFunction('globalThis.program !== undefined')
  return { tab, site, end: () => tab.close().then(() => site.close()) }
}

describe.each([
  ['Vite', 'vite', { ...ISOLATED, ...STRICT }],
  ['webpack', 'webpack', { ...ISOLATED, ...STRICT }],
  ['esbuild, which leaves the worker’s file behind', 'esbuild', ISOLATED],
])('bundled by %s', (_, bundle, headers) => {
  let at: Awaited<ReturnType<typeof open>>
  beforeAll(async () => {
    at = await open(bundle, headers)
  })
  afterAll(() => at.end())

  test.each(Object.keys(RUNS))('%s: the bits of Node, in the result and in the model', async (name) => {
    const { device, model, ...outcome } = await at.tab.evaluate((each) => program.train(each), name)
    expect(outcome).toEqual(expected[name])
    expect(model).toBe(outcome.weightsSha256)
    expect(device).toMatch(/^WASM SIMD/)
    expect(outcome.losses.length).toBeGreaterThan(2)
    expect(outcome.losses.length).toBeLessThan(4000)
  })
})

describe('a run', () => {
  let at: Awaited<ReturnType<typeof open>>
  beforeAll(async () => {
    at = await open('vite', { ...ISOLATED, ...STRICT })
  })
  afterAll(() => at.end())

  test('tells what happens in its order', async () => {
    expect(await at.tab.evaluate((name) => program.events(name), IMAGES)).toEqual([
      'started',
      ...Array.from({ length: 4 }, () => ['epoch', 'checkpoint']).flat(),
      'finished',
    ])
  })

  test('is sampled and saved as often as wished', async () => {
    const kinds = await at.tab.evaluate(
      (name) => program.events(name, { samplesPerEpoch: 1, checkpointEpochs: 3 }),
      IMAGES,
    )
    expect(kinds).toEqual([
      'started',
      ...['sample', 'epoch', 'sample', 'epoch', 'sample', 'epoch', 'checkpoint', 'sample', 'epoch', 'checkpoint'],
      'finished',
    ])
  })

  test('stands still while it is paused, and ends in the same bits', async () => {
    const { atRest, digest } = await at.tab.evaluate((name) => program.paused(name), VALUES)
    expect(atRest).toBe(true)
    expect(digest).toBe(expected[VALUES]!.weightsSha256)
  })

  test.each([VALUES, LABELS])(
    '%s: stopped, kept in the browser and resumed, it ends in the same bits',
    async (name) => {
      const { isStopped, epochs, digest } = await at.tab.evaluate((each) => program.stopped(each), name)
      expect(isStopped).toBe(true)
      expect(epochs).toBeLessThan(expected[name]!.losses.length)
      expect(digest).toBe(expected[name]!.weightsSha256)
    },
  )

  test.each([
    [
      'an engine that nobody has',
      { backend: 'wsam' },
      'UNKNOWN_NAME',
      /unknown backend 'wsam' \(did you mean 'wasm'\?/,
    ],
    ['no epochs', { epochs: 0 }, 'FIT_INVALID', /epochs is a whole number/],
    ['a checkpoint that is none', { resume: new Uint8Array(9) }, 'CHECKPOINT_CORRUPT', /./],
    ['a source without a worker', { data: { source: 'x', request: 1 } }, 'UNKNOWN_NAME', /unknown source 'x'/],
  ])('%s ends it with an error that has its code', async (_, more, code, message) => {
    const failure = await at.tab.evaluate(([name, wishes]) => program.failure(name, wishes), [IMAGES, more] as const)
    expect(failure.code).toBe(code)
    expect(failure.message).toMatch(message)
  })

  test('an option that is a function is refused by name', async () => {
    const { code, message } = await at.tab.evaluate(() => program.withFunction())
    expect(code).toBe('FIT_INVALID')
    expect(message).toMatch(/can't be sent to the worker/)
  })

  test('a worker that breaks down ends it', async () => {
    const { code, message } = await at.tab.evaluate(() => program.brokenWorker())
    expect(code).toBe('WORKER_DIED')
    expect(message).toMatch(/the training worker broke down/)
  })

  test('a worker of the page’s own has its own data, engines and messages', async () => {
    const { digests, loaded, own } = await at.tab.evaluate(() => program.ownWorker())
    const digest = async (backend: Parameters<typeof fit>[2]['backend'] | null) => {
      const { model } = RUNS[IMAGES]!()
      const fresh = Mlp.from(model.layers, model.parameters)
      const { wasm } = await import('@oneloop/backend-wasm')
      await fit(fresh, dots(50), { backend: backend ?? wasm(), epochs: 4 })
      return weightsSha256(fresh.parameters)
    }
    expect(digests[0]).toBe(await digest(null))
    expect(loaded).toBe(10)
    expect(own).toBe('worker')
    // The reference engine rounds as float64 does: alike to a person, not to the bit.
    expect(digests[1]).toBe(await digest(reference()))
  })
})

test('where no worker may run, it says what to allow', async () => {
  const at = await open('esbuild', STRICT)
  const { code, message } = await at.tab.evaluate((name) => program.failure(name, {}), IMAGES)
  await at.end()
  expect(code).toBe('BACKEND_UNAVAILABLE')
  expect(message).toMatch(/allow `worker-src blob:`/)
})
