import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { chromiumPath } from 'chromium-for-tests'
import { chromium } from 'playwright-core'
import { ISOLATED, serve } from 'static-server'
import { build } from 'vite'

/** The first `count` lines that a page prints to its console, its script bundled by Vite without configuration. */
export async function printedByPage(script: string, count: number): Promise<string[]> {
  const root = dirname(script)
  const outDir = await mkdtemp(join(root, 'page-'))
  await writeFile(
    join(root, 'index.html'),
    `<!doctype html><html lang="en"><body></body><script type="module" src="/${basename(script)}"></script></html>`,
  )
  await build({ root, configFile: false, logLevel: 'error', build: { outDir, emptyOutDir: true, target: 'es2022' } })
  const site = await serve({ folders: { '/': outDir }, headers: ISOLATED })
  const browser = await chromium.launch({ executablePath: await chromiumPath(), args: ['--no-sandbox'] })
  try {
    const tab = await browser.newPage()
    const lines: string[] = []
    const printed = new Promise<void>((resolve, reject) => {
      tab.on('pageerror', reject)
      tab.on('console', (message) => {
        lines.push(message.text())
        if (lines.length === count) resolve()
      })
    })
    await Promise.all([printed, tab.goto(site.url)])
    return lines
  } finally {
    await browser.close()
    await site.close()
    await rm(outDir, { recursive: true })
  }
}
