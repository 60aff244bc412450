import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startChromium } from '../chromium.ts'
import { cacheFolder } from '../folders.ts'
import type { EpochConfig, EpochTask } from '../peer.ts'
import { bundle } from '../setup/bundle.ts'
import { serve } from '../startup/site.ts'
import type { JaxJsPage } from './jax-js-page.ts'

/** The page's, where the functions given to `evaluate` run. */
declare const jaxJs: JaxJsPage

/** jax-js where it has threads: in a cross-origin isolated page. */
export async function epoch({ data, trainImages }: EpochConfig): Promise<EpochTask> {
  const entry = fileURLToPath(new URL('jax-js-page.ts', import.meta.url))
  const script = await bundle(entry, join(cacheFolder, 'peers', 'jax-js-page.js'), 'browser')
  const page = '<!doctype html><link rel="icon" href="data:,"><script type="module" src="/page.js"></script>'
  const files = new Map<string, Uint8Array>([
    ['/', new TextEncoder().encode(page)],
    ['/page.js', await readFile(script)],
  ])
  for (const name of ['train-images', 'train-labels', 'test-images', 'test-labels']) {
    files.set(`/${name}.u8`, await readFile(join(data, `${name}.u8`)))
  }
  const site = await serve(files, { compressed: false })
  const browser = await startChromium()
  const tab = await browser.newPage()
  await tab.goto(site.url)
  await tab.waitForFunction(() => 'jaxJs' in globalThis)
  const { version, device } = await tab.evaluate((count) => jaxJs.open(count), trainImages)
  return {
    version,
    device: `Chromium ${browser.version().split('.')[0]}, ${device}`,
    reset: () => tab.evaluate(() => jaxJs.task.reset()),
    epoch: () => tab.evaluate(() => jaxJs.task.epoch()),
    async close() {
      await browser.close()
      await site.close()
    },
  }
}
