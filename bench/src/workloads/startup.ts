import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { startChromium } from '../chromium.ts'
import { cacheFolder } from '../folders.ts'
import type { Missing } from '../round-robin.ts'
import { bundle } from '../setup/bundle.ts'
import { python } from '../setup/python.ts'
import { type Site, serve } from '../startup/site.ts'
import { type Summary, summarize } from '../statistics.ts'
import type { Settings } from './settings.ts'

export interface StartupRow {
  readonly id: string
  readonly label: string
  readonly runtime: 'Node' | 'Chromium' | 'Python'
  /** From the start of the process, or of the navigation, to the end of the first training step. */
  readonly milliseconds: Summary
  /** Sent over the wire, gzip; null where nothing is downloaded. */
  readonly bytes: number | null
}

export interface StartupResult {
  readonly rows: readonly StartupRow[]
  readonly missing: readonly Missing[]
}

interface Starter {
  readonly id: string
  readonly label: string
  readonly file: string
}

const inJavaScript: readonly Starter[] = [
  { id: 'nothing', label: 'the runtime alone', file: 'nothing.ts' },
  { id: 'oneloop', label: 'oneloop', file: 'oneloop.ts' },
  { id: 'tfjs-wasm', label: 'tfjs-wasm', file: 'tfjs-wasm.ts' },
  { id: 'jax-js', label: 'jax-js', file: 'jax-js.ts' },
]
const inPython: readonly Starter[] = [
  { id: 'torch', label: 'PyTorch', file: 'torch_first_step.py' },
  { id: 'jax', label: 'JAX', file: 'jax_first_step.py' },
]

const here = (file: string) => fileURLToPath(new URL(`../startup/${file}`, import.meta.url))

/** Workload 4: from nothing to the first training step, in a fresh process or page each time. */
export async function startupWorkload({ quick, say, unmet }: Settings): Promise<StartupResult> {
  const rounds = quick ? 2 : 7
  const missing: Missing[] = []
  const results = new Map<
    string,
    { starter: Starter; runtime: StartupRow['runtime']; ms: number[]; bytes: number | null }
  >()

  async function round(
    starter: Starter,
    runtime: StartupRow['runtime'],
    measure: () => Promise<{ milliseconds: number; bytes: number | null }>,
  ) {
    const key = `${runtime} ${starter.id}`
    if (missing.some(({ id }) => id === key)) return
    try {
      const { milliseconds, bytes } = await measure()
      const result = results.get(key) ?? { starter, runtime, ms: [], bytes }
      result.ms.push(milliseconds)
      results.set(key, result)
    } catch (cause) {
      const reason = String((cause as Error).message).split('\n', 1)[0]!
      say(`  ${starter.label} in ${runtime}: missing: ${reason}`)
      missing.push({ id: key, label: `${starter.label} in ${runtime}`, reason, fix: null })
    }
  }

  const tfjs = dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))
  const tfjsBundle = await bundle(here('tfjs-wasm.ts'), join(cacheFolder, 'startup', 'tfjs-wasm.mjs'), 'node')
  const python3 = unmet.python === null ? inPython : []
  if (unmet.python !== null) {
    for (const { id, label } of inPython)
      missing.push({ id, label, reason: unmet.python, fix: 'npm run bench -- --setup' })
  }
  const browser = await startChromium().catch((cause: Error) => cause)
  const sites = new Map<string, Site>()
  for (const starter of inJavaScript) sites.set(starter.id, await serve(await pageOf(starter, tfjs)))
  try {
    for (let i = 0; i < rounds; i++) {
      for (const starter of inJavaScript) {
        const module = starter.id === 'tfjs-wasm' ? tfjsBundle : here(starter.file)
        await round(starter, 'Node', () =>
          runToFirstStep(process.execPath, ['--no-warnings', here('in-node.ts'), module, `${tfjs}/`]),
        )
      }
      for (const starter of python3)
        await round(starter, 'Python', () => runToFirstStep(python(), [here(starter.file)]))
      for (const starter of inJavaScript) {
        await round(starter, 'Chromium', () => page(browser, sites.get(starter.id)!))
      }
    }
  } finally {
    for (const site of sites.values()) await site.close()
    if (!(browser instanceof Error)) await browser.close()
  }
  const rows = [...results.values()].map(({ starter: { id, label }, runtime, ms, bytes }): StartupRow => {
    // The first of a kind reads files that the others find in memory.
    const milliseconds = summarize(ms.length > 2 ? ms.slice(1) : ms)
    say(`  ${label}, ${runtime}: ${milliseconds.median.toFixed(0)} ms`)
    return { id, label, runtime, milliseconds, bytes }
  })
  return { rows, missing }
}

async function runToFirstStep(program: string, args: readonly string[]) {
  const startedAt = performance.now()
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let words = ''
  child.stderr.on('data', (data) => {
    words += data
  })
  const said = new Promise<number>((resolve) => {
    child.stdout.on('data', (data) => {
      if (String(data).includes('@@')) resolve(performance.now() - startedAt)
    })
  })
  const ended = once(child, 'close').then(() => {
    throw new Error(words.trim().split('\n').at(-1) ?? 'ended without a word')
  })
  ended.catch(() => {})
  const milliseconds = await Promise.race([said, ended])
  await ended.catch(() => {})
  return { milliseconds, bytes: null }
}

async function page(browser: Browser | Error, site: Site) {
  if (browser instanceof Error) throw browser
  const context = await browser.newContext()
  try {
    const tab = await context.newPage()
    site.takeBytes()
    await tab.goto(site.url)
    const result = await tab.waitForFunction(
      () => (globalThis as unknown as { result?: { ms: number; error?: string } }).result,
      null,
      {
        timeout: 60_000,
      },
    )
    const { ms, error } = (await result.jsonValue())!
    if (error !== undefined) throw new Error(error)
    return { milliseconds: ms, bytes: site.takeBytes() }
  } finally {
    await context.close()
  }
}

async function pageOf({ id, file }: Starter, tfjs: string): Promise<Map<string, Uint8Array>> {
  const script = await bundle(here(file), join(cacheFolder, 'startup', `${id}.js`), 'browser')
  const html = `<!doctype html><link rel="icon" href="data:,"><script type="module">
    import { firstStep } from '/app.js'
    firstStep('/').then(() => { globalThis.result = { ms: performance.now() } },
      (cause) => { globalThis.result = { ms: 0, error: String(cause) } })
  </script>`
  const files = new Map<string, Uint8Array>([
    ['/', new TextEncoder().encode(html)],
    ['/app.js', await readFile(script)],
  ])
  if (id === 'tfjs-wasm') {
    for (const name of ['tfjs-backend-wasm', 'tfjs-backend-wasm-simd', 'tfjs-backend-wasm-threaded-simd']) {
      files.set(`/${name}.wasm`, await readFile(join(tfjs, `${name}.wasm`)))
    }
  }
  return files
}
