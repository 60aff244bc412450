import { chromiumPath } from 'chromium-for-tests'
import { type Browser, chromium } from 'playwright-core'
import { ISOLATED, serve } from 'static-server'
import type { Trained } from './program.ts'

/** What a page's bundler is given: a page that trains, on its own thread and in a worker of its own. */
export const PAGE_SOURCES = {
  'train.js': `import { crossEntropy, DataLoader, Dataset, fit, Mlp, wasm, weightsSha256 } from 'oneloop'

export async function train(threads) {
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
  let device = ''
  await fit(model, new DataLoader(data, { batchSize: 64, shuffle: true, seed: 1 }), {
    backend: wasm({ threads }),
    loss: crossEntropy(),
    epochs: 2,
    callbacks: [{ onTrainStart: (run) => { device = run.device } }],
  })
  return { device, sha256: await weightsSha256(model.parameters) }
}
`,
  'worker.js': `import { train } from './train.js'

addEventListener('message', ({ data }) => train(data).then(postMessage, (error) => postMessage({ device: String(error) })))
`,
  'page.js': `import { train } from './train.js'

const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' })
const inWorker = (threads) => new Promise((resolve) => {
  worker.onmessage = ({ data }) => resolve(data)
  worker.onerror = (event) => resolve({ device: event.message ?? 'the worker did not load' })
  worker.postMessage(threads)
})
globalThis.trainer = { onPage: train, inWorker }
`,
} as const

export const INDEX_HTML = '<!doctype html><title>page</title><script type="module" src="./page.js"></script>\n'

export interface InChromium {
  readonly onPage: Trained
  readonly inWorker: Trained
}

/** Opens a built page, isolated, and trains in it on two threads. */
export async function trainInChromium(dist: string): Promise<InChromium> {
  const site = await serve({ folders: { '/': dist }, headers: ISOLATED })
  const browser = await startChromium()
  try {
    const page = await browser.newPage()
    await page.goto(site.url)
    await page.waitForFunction('globalThis.trainer !== undefined')
    const onPage = await page.evaluate<Trained>('trainer.onPage(2).catch((error) => ({ device: String(error) }))')
    return { onPage, inWorker: await page.evaluate<Trained>('trainer.inWorker(2)') }
  } finally {
    await browser.close()
    await site.close()
  }
}

export const startChromium = async (): Promise<Browser> =>
  chromium.launch({ executablePath: await chromiumPath(), args: ['--no-sandbox'] })
