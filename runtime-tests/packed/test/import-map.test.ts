import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromiumPath } from 'chromium-for-tests'
import { type Browser, chromium } from 'playwright-core'
import { ISOLATED, serve } from 'static-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { packedTarballs } from '../src/packed-tarballs.ts'
import { readManifest } from '../src/workspace-packages.ts'

const outside = mkdtempSync(join(realpathSync(tmpdir()), 'oneloop-import-map-'))
let contents: string
let browser: Browser

const PAGE = `<!doctype html>
<script type="importmap">{ "imports": { "oneloop": "/cdn/oneloop/dist/bundle.js" } }</script>
<script type="module">
import { crossEntropy, DataLoader, Dataset, fit, Mlp, wasm, weightsSha256 } from 'oneloop'
globalThis.train = async (threads) => {
  let device
  const rows = 512
  const data = new Dataset({
    features: Uint8Array.from({ length: rows * 784 }, (_, i) => (i * 31) % 251),
    labels: Uint8Array.from({ length: rows }, (_, i) => i % 10),
    rows: 28,
    columns: 28,
    classNames: [...'0123456789'],
    source: 'made up',
  })
  const model = new Mlp([784, 128, 64, 10], { seed: 1 })
  await fit(model, new DataLoader(data, { batchSize: 64, shuffle: true, seed: 1 }), {
    backend: wasm({ threads }),
    loss: crossEntropy(),
    epochs: 2,
    callbacks: [{ onTrainStart(run) { device = run.device } }],
  })
  return { device, sha256: await weightsSha256(model.parameters) }
}
</script>
`

beforeAll(async () => {
  contents = packedTarballs().get('oneloop')!.contents
  await mkdir(join(outside, 'page'))
  await writeFile(join(outside, 'page', 'index.html'), PAGE)
  browser = await chromium.launch({ executablePath: await chromiumPath(), args: ['--no-sandbox'] })
}, 120_000)

afterAll(async () => {
  await browser?.close()
  rmSync(outside, { recursive: true, force: true, maxRetries: 3 })
})

async function trainInPage(headers: Readonly<Record<string, string>>, threads: number) {
  const folders = { '/': join(outside, 'page'), '/cdn/oneloop/': contents }
  const site = await serve({ folders, headers })
  const tab = await browser.newPage()
  try {
    await tab.goto(site.url)
    await tab.waitForFunction('globalThis.train !== undefined')
    const trained = `train(${threads}).catch((error) => ({ device: String(error), sha256: '' }))`
    return await tab.evaluate<{ device: string; sha256: string }>(trained)
  } finally {
    await tab.close()
    await site.close()
  }
}

test('an import map of one line is all that a page needs: threads where it is isolated, and the same weights', async () => {
  const isolated = await trainInPage(ISOLATED, 2)
  expect(isolated.device).toBe('WASM SIMD, 2 threads')
  const alone = await trainInPage({}, 2)
  expect(alone.device).toBe('WASM SIMD, 1 thread (the page is not cross-origin isolated)')
  expect(alone.sha256).toBe(isolated.sha256)
})

test('the file is small, and the licences of what is in it are beside it', async () => {
  const bundle = await readFile(join(contents, 'dist', 'bundle.js'))
  expect(gzipSync(bundle, { level: 9 }).length).toBeLessThan(300_000)
  const licences = await readFile(join(contents, 'dist', 'bundle.licenses.txt'), 'utf8')
  for (const name of ['fast-png', 'fflate', 'leven', 'pure-rand']) {
    expect(licences).toMatch(new RegExp(`^${name} `, 'm'))
  }
})

test('CDNs give it out when no file is named', async () => {
  const { jsdelivr, unpkg } = readManifest(join(contents, 'package.json'))
  expect([jsdelivr, unpkg]).toEqual(['./dist/bundle.js', './dist/bundle.js'])
  expect(await readdir(join(contents, 'dist'))).toContain('bundle.js')
})
