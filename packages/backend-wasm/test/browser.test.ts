import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromiumPath } from 'chromium-for-tests'
import { build as esbuild } from 'esbuild'
import { type Browser, chromium } from 'playwright-core'
import { ISOLATED, serve } from 'static-server'
import { build as vite } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Configuration, webpack } from 'webpack'
import { type Trained, trainALittle } from './train-a-little.ts'

/** For webpack, which reads no TypeScript: beneath the package, so that it finds the packages that the page imports. */
const scripts = fileURLToPath(new URL('../test-results/webpack', import.meta.url))
const page = fileURLToPath(new URL('page.ts', import.meta.url))
const pageWithWorker = fileURLToPath(new URL('page-with-worker.ts', import.meta.url))
const STRICT = {
  'content-security-policy': "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'",
}

let browser: Browser
let folder: string
let expected: Trained

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oneloop-wasm-'))
  await viteBuild('vite', page)
  await viteBuild('vite-worker', pageWithWorker)
  await esbuild({
    entryPoints: [page],
    outdir: join(folder, 'esbuild'),
    bundle: true,
    format: 'esm',
    target: 'es2022',
    logLevel: 'error',
  })
  await mkdir(scripts, { recursive: true })
  await esbuild({
    entryPoints: [page],
    outdir: scripts,
    bundle: true,
    packages: 'external',
    format: 'esm',
    logLevel: 'error',
  })
  await webpackBuild({
    mode: 'production',
    entry: join(scripts, 'page.js'),
    output: { path: join(folder, 'webpack'), filename: 'page.js' },
  })
  for (const bundle of ['vite', 'vite-worker', 'esbuild', 'webpack']) {
    await writeFile(join(folder, bundle, 'index.html'), '<!doctype html><script type="module" src="page.js"></script>')
  }
  browser = await chromium.launch({ executablePath: await chromiumPath(), args: ['--no-sandbox'] })
  expected = await trainALittle(1)
})

afterAll(async () => {
  await browser?.close()
  await rm(folder, { recursive: true })
  await rm(scripts, { recursive: true })
})

const viteBuild = (bundle: string, input: string) =>
  vite({
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: join(folder, bundle),
      target: 'es2022',
      rollupOptions: { input, output: { entryFileNames: 'page.js' } },
    },
  })

const webpackBuild = (configuration: Configuration) =>
  new Promise<void>((resolve, reject) => {
    webpack(configuration, (error, stats) => {
      if (error) reject(error)
      else if (stats?.hasErrors()) reject(new Error(stats.toString('errors-only')))
      else resolve()
    })
  })

interface Visit {
  /** A script that runs before the page's. */
  readonly before?: string
  readonly by?: Browser
}

async function trainInPage(
  bundle: string,
  headers: Record<string, string>,
  threads: number,
  { before = '', by = browser }: Visit = {},
) {
  const server = await serve({ folders: { '/': join(folder, bundle) }, headers })
  const tab = await by.newPage()
  await tab.addInitScript(before)
  const failures: string[] = []
  tab.on('pageerror', (error) => failures.push(error.message))
  try {
    await tab.goto(server.url)
    await tab.waitForFunction('globalThis.trainALittle !== undefined', undefined, { timeout: 90_000 })
    const result = await tab.evaluate<Trained>(`trainALittle(${threads})`)
    expect(failures).toEqual([])
    return result
  } finally {
    await tab.close()
    await server.close()
  }
}

test('bundled by Vite, under a strict content security policy: threads, and the bits of Node', async () => {
  const { device, ...trained } = await trainInPage('vite', { ...ISOLATED, ...STRICT }, 3)
  expect(device).toBe('WASM SIMD, 3 threads')
  expect({ ...trained, device: expected.device }).toEqual(expected)
})

test('bundled by webpack, under a strict content security policy: threads, and the same bits', async () => {
  const { device, ...trained } = await trainInPage('webpack', { ...ISOLATED, ...STRICT }, 2)
  expect(device).toBe('WASM SIMD, 2 threads')
  expect({ ...trained, device: expected.device }).toEqual(expected)
})

/** What users will get when V8 has the pass on: each function is optimized by it as soon as it was called. */
test.each([1, 2, 3])(
  'Chromium started with V8’s flag for 256-bit operations: %i threads, the same bits',
  async (threads) => {
    const flags = '--js-flags=--experimental-wasm-revectorize --wasm-tiering-budget=1 --wasm-sync-tier-up'
    const by = await chromium.launch({ executablePath: await chromiumPath(), args: ['--no-sandbox', flags] })
    try {
      const { device, ...trained } = await trainInPage('vite', { ...ISOLATED, ...STRICT }, threads, { by })
      expect(device).toBe(`WASM SIMD, ${threads} ${threads === 1 ? 'thread' : 'threads'}`)
      expect({ ...trained, device: expected.device }).toEqual(expected)
    } finally {
      await by.close()
    }
  },
)

test('without cross-origin isolation: one thread, said so, and the same bits', async () => {
  const { device, ...trained } = await trainInPage('vite', STRICT, 3)
  expect(device).toBe('WASM SIMD, 1 thread (the page is not cross-origin isolated)')
  expect({ ...trained, device: expected.device }).toEqual(expected)
})

test('bundled by esbuild, which leaves the worker’s file behind: threads all the same', async () => {
  const { device, ...trained } = await trainInPage('esbuild', ISOLATED, 2)
  expect(device).toBe('WASM SIMD, 2 threads')
  expect({ ...trained, device: expected.device }).toEqual(expected)
})

test('nothing of the engine is a chunk of its own, which a worker in one file could not load', async () => {
  const files = (await readdir(join(folder, 'vite'), { recursive: true })).filter((name) => name.endsWith('.js'))
  expect(files.map((name) => name.replace(/-[\w-]{8}\.js$/, '.js')).sort()).toEqual(['assets/web-worker.js', 'page.js'])
})

test.each([1, 3])('in a worker of the user’s, which Vite bundles into one file: %d threads', async (threads) => {
  const { device, ...trained } = await trainInPage('vite-worker', { ...ISOLATED, ...STRICT }, threads)
  expect(device).toBe(`WASM SIMD, ${threads} ${threads === 1 ? 'thread' : 'threads'}`)
  expect({ ...trained, device: expected.device }).toEqual(expected)
})

test('a page that has `process` too, as in Electron, starts its threads as pages do', async () => {
  const electron = "globalThis.process = { type: 'renderer', versions: { node: '24.21.0', electron: '44.0.0' } }"
  const { device, ...trained } = await trainInPage('vite', { ...ISOLATED, ...STRICT }, 2, { before: electron })
  expect(device).toBe('WASM SIMD, 2 threads')
  expect({ ...trained, device: expected.device }).toEqual(expected)
})

test('a policy without wasm-unsafe-eval is named', async () => {
  const headers = { ...ISOLATED, 'content-security-policy': "default-src 'none'; script-src 'self'" }
  await expect(trainInPage('vite', headers, 1)).rejects.toThrow(
    /backend 'wasm' is not available: the page may not compile WebAssembly \(.+\); allow 'wasm-unsafe-eval' in the script-src/,
  )
})

test('workers forbidden: one thread, said so', async () => {
  const headers = { ...ISOLATED, 'content-security-policy': "worker-src 'none'" }
  const { device, ...trained } = await trainInPage('vite', headers, 2)
  expect(device).toBe('WASM SIMD, 1 thread (its workers could not be started: the worker did not load)')
  expect({ ...trained, device: expected.device }).toEqual(expected)
})
