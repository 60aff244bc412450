import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromiumPath } from 'chromium-for-tests'
import { build as esbuild } from 'esbuild'
import { type Browser, chromium } from 'playwright-core'
import { build as vite } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Configuration, webpack } from 'webpack'
import { serve } from './serve.ts'
import { trainALittle } from './train-a-little.ts'

/** For webpack, which reads no TypeScript: beneath the package, so that it finds the packages that the page imports. */
const scripts = fileURLToPath(new URL('../test-results/webpack', import.meta.url))
const page = fileURLToPath(new URL('page.ts', import.meta.url))
const ISOLATED = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' }
const STRICT = {
  'content-security-policy': "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'",
}

let browser: Browser
let folder: string
let expected: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oneloop-wasm-'))
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
  browser = await chromium.launch({ executablePath: await chromiumPath(), args: ['--no-sandbox'] })
  expected = (await trainALittle(1)).sha256
})

afterAll(async () => {
  await browser?.close()
  await rm(folder, { recursive: true })
  await rm(scripts, { recursive: true })
})

const webpackBuild = (configuration: Configuration) =>
  new Promise<void>((resolve, reject) => {
    webpack(configuration, (error, stats) => {
      if (error) reject(error)
      else if (stats?.hasErrors()) reject(new Error(stats.toString('errors-only')))
      else resolve()
    })
  })

async function trainInPage(bundle: string, headers: Record<string, string>, threads: number) {
  const server = await serve(join(folder, bundle), headers)
  const tab = await browser.newPage()
  const failures: string[] = []
  tab.on('pageerror', (error) => failures.push(error.message))
  try {
    await tab.goto(server.url)
    await tab.waitForFunction('globalThis.trainALittle !== undefined', undefined, { timeout: 20_000 })
    const result = await tab.evaluate<{ device: string; sha256: string }>(`trainALittle(${threads})`)
    expect(failures).toEqual([])
    return result
  } finally {
    await tab.close()
    server.close()
  }
}

test('bundled by Vite, under a strict content security policy: threads, and the bits of Node', async () => {
  const { device, sha256 } = await trainInPage('vite', { ...ISOLATED, ...STRICT }, 3)
  expect(device).toBe('WASM SIMD, 3 threads')
  expect(sha256).toBe(expected)
})

test('bundled by webpack, under a strict content security policy: threads, and the same bits', async () => {
  const { device, sha256 } = await trainInPage('webpack', { ...ISOLATED, ...STRICT }, 2)
  expect(device).toBe('WASM SIMD, 2 threads')
  expect(sha256).toBe(expected)
})

test('without cross-origin isolation: one thread, said so, and the same bits', async () => {
  const { device, sha256 } = await trainInPage('vite', STRICT, 3)
  expect(device).toBe('WASM SIMD, 1 thread (the page is not cross-origin isolated)')
  expect(sha256).toBe(expected)
})

test('bundled by esbuild, which leaves the worker’s file behind: threads all the same', async () => {
  const { device, sha256 } = await trainInPage('esbuild', ISOLATED, 2)
  expect(device).toBe('WASM SIMD, 2 threads')
  expect(sha256).toBe(expected)
})

test('workers forbidden: one thread, said so', async () => {
  const headers = { ...ISOLATED, 'content-security-policy': "worker-src 'none'" }
  const { device, sha256 } = await trainInPage('vite', headers, 2)
  expect(device).toBe('WASM SIMD, 1 thread (its workers could not be started)')
  expect(sha256).toBe(expected)
})
