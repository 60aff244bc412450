import { execFile } from 'node:child_process'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { chromiumPath } from 'chromium-for-tests'
import { chromium, type Locator, type Page } from 'playwright-core'
import { serve } from 'static-server'
import type { Visit } from './browser.ts'
import { pythonWithOnnxruntime } from './python.ts'

const run = promisify(execFile)

/** Inside the package, so that programs find `oneloop`. */
const folderOf = (name: string) => fileURLToPath(new URL(`../../test-results/usage/${name}`, import.meta.url))

/** Saves a room's network in every format, into a folder of its own. @returns the names of the files */
export async function saveAll(
  { page }: Visit,
  room: Locator,
  name: string,
): Promise<{ folder: string; files: string[] }> {
  const folder = folderOf(name)
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const choice = room.getByRole('combobox', { name: 'File format' })
  const formats = await choice
    .locator('option')
    .evaluateAll((all) => all.map((each) => (each as HTMLOptionElement).value))
  const files: string[] = []
  for (const format of formats) {
    await choice.selectOption(format)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      room.getByRole('button', { name: 'Save the file' }).click(),
    ])
    files.push(download.suggestedFilename())
    await writeFile(join(folder, download.suggestedFilename()), await readFile(await download.path()))
  }
  return { folder, files }
}

/** The code that a room gives, by the place where it runs. */
export async function codeOf(room: Locator): Promise<{ node: string; page: string; python: string }> {
  const [node, page, python] = await room.locator('.code-sample pre').allTextContents()
  return { node: node!, page: page!, python: python! }
}

/** What the Node program prints. */
export async function runInNode(code: string, folder: string): Promise<string> {
  await writeFile(join(folder, 'use.mjs'), code)
  return (await run(process.execPath, ['use.mjs'], { cwd: folder })).stdout.trim()
}

/** What the page shows, with `oneloop` from this repository in place of the CDN's. */
export async function runInPage(
  code: string,
  folder: string,
  use: (page: Page) => Promise<void> = async () => {},
): Promise<string> {
  const cdn = 'https://cdn.jsdelivr.net/npm/oneloop'
  if (!code.includes(cdn)) throw new Error('the page does not import oneloop')
  await writeFile(join(folder, 'index.html'), code.replace(cdn, '/oneloop/bundle.js'))
  const dist = dirname(createRequire(import.meta.url).resolve('oneloop/bundle'))
  const site = await serve({ folders: { '/': folder, '/oneloop/': dist } })
  const browser = await chromium.launch({ executablePath: await chromiumPath(), args: ['--no-sandbox'] })
  try {
    const page = await browser.newPage()
    await page.goto(site.url)
    await page.waitForLoadState('networkidle')
    await use(page)
    const output = page.locator('output')
    await output.filter({ hasText: /./ }).waitFor()
    return (await output.textContent())!
  } finally {
    await browser.close()
    await site.close()
  }
}

/** What the Python program prints; null where there is no Python that could run it. */
export async function runInPython(code: string, folder: string): Promise<string | null> {
  const python = pythonWithOnnxruntime()
  if ('skipped' in python) {
    console.error(`the Python program is not run: ${python.skipped}`)
    return null
  }
  await writeFile(join(folder, 'use.py'), code)
  return (await run(python.path, ['use.py'], { cwd: folder })).stdout.trim()
}
