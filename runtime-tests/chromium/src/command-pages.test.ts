import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromiumPath } from 'chromium-for-tests'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const bin = join(dirname(createRequire(import.meta.url).resolve('oneloop/package.json')), 'bin', 'oneloop.js')

let folder: string
let browser: Browser
/** A run that another process trains for as long as it is looked at. */
let training: ChildProcess
let url: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oneloop-pages-'))
  browser = await chromium.launch({ executablePath: await chromiumPath(), args: ['--no-sandbox'] })
  training = oneloop([
    'train',
    '--limit',
    '6000',
    '--epochs',
    '20000',
    '--watch',
    '--json',
    '--out',
    join(folder, 'live'),
  ])
  url = await new Promise<string>((resolve) => {
    let text = ''
    training.stdout!.on('data', (more) => {
      text += more
      const found = /"url":"(http[^"]+)"/.exec(text)?.[1]
      if (found !== undefined && text.includes('"event":"epoch"')) resolve(found)
    })
  })
})

afterAll(async () => {
  training?.kill('SIGKILL')
  await browser?.close()
  await rm(folder, { recursive: true, force: true })
})

const oneloop = (args: readonly string[]) =>
  spawn(process.execPath, [bin, ...args], { stdio: ['ignore', 'pipe', 'ignore'] })

async function closed(child: ChildProcess): Promise<number | null> {
  child.stdout!.resume()
  return child.exitCode ?? new Promise((resolve) => child.on('close', resolve))
}

interface Opened {
  readonly page: Page
  /** What the console was told, and uncaught errors. */
  readonly complaints: string[]
}

async function open(address: string, options: BrowserContextOptions): Promise<Opened> {
  const page = await (await browser.newContext(options)).newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  await page.goto(address)
  await page.locator('figure svg path[stroke="#1f77b4"]').first().waitFor({ timeout: 90_000 })
  return { page, complaints }
}

/** What is wrong with how a page lies: sticking out at the side, a chart that is cut or empty, words as dark as the ground. */
function faults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    const { scrollWidth } = document.documentElement
    if (scrollWidth > innerWidth) found.push(`the page is ${scrollWidth} wide in a window of ${innerWidth}`)
    for (const figure of document.querySelectorAll('figure')) {
      const svg = figure.querySelector('svg')
      if (svg === null || figure.scrollWidth > figure.clientWidth) found.push(`cut: ${figure.ariaLabel}`)
    }
    const light = (color: string) =>
      color
        .match(/\d+/g)!
        .slice(0, 3)
        .reduce((sum, part) => sum + Number(part), 0) / 765
    const ground = light(getComputedStyle(document.body).backgroundColor)
    for (const words of document.querySelectorAll('h1, p, td, svg text')) {
      const style = getComputedStyle(words)
      const color = words.tagName === 'text' ? style.fill : style.color
      if (Math.abs(light(color) - ground) < 0.35) found.push(`${words.textContent} is ${color} on ${ground}`)
    }
    return [...new Set(found)]
  })
}

const windows: readonly [string, BrowserContextOptions][] = [
  ['a desk, light', { viewport: { width: 1280, height: 800 }, colorScheme: 'light' }],
  ['a desk, dark', { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' }],
  ['a phone, light', { viewport: { width: 390, height: 844 }, colorScheme: 'light' }],
  ['a phone, dark', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' }],
]

describe('the page of --watch', () => {
  test.each(windows)('fits %s', async (_, options) => {
    const { page, complaints } = await open(url, options)
    expect(await faults(page)).toEqual([])
    expect(await page.locator('figure svg').count()).toBe(3)
    const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const isDark = Number(/\d+/.exec(ground)![0]) < 128
    expect(isDark).toBe(options.colorScheme === 'dark')
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test('grows while it is looked at, follows the window, and says when the run has ended', async () => {
    const { page, complaints } = await open(url, windows[0]![1])
    const epoch = () => page.locator('td').nth(1).textContent().then(Number)
    const first = await epoch()
    await expect.poll(epoch, { timeout: 90_000 }).toBeGreaterThan(first)
    await page.setViewportSize({ width: 390, height: 844 })
    await page.emulateMedia({ colorScheme: 'dark' })
    await expect.poll(() => faults(page), { timeout: 90_000 }).toEqual([])
    training.kill('SIGINT')
    await expect.poll(() => page.locator('#state').textContent(), { timeout: 90_000 }).toBe('The run has ended.')
    expect(await closed(training)).toBe(130)
    expect(await epoch()).toBeGreaterThan(first)
    expect(complaints).toEqual([])
    await page.context().close()
  })
})

describe('the page of compare', () => {
  let comparison: string
  beforeAll(async () => {
    const train = (out: string, ...args: string[]) =>
      closed(oneloop(['train', ...args, '--quiet', '--out', join(folder, out)]))
    expect(await train('digits', '--limit', '2000', '--epochs', '2')).toBe(0)
    expect(await train('patients', 'diabetes', '--epochs', '3')).toBe(0)
    const names = ['digits', 'patients'].map((name) => join(folder, name))
    expect(await closed(oneloop(['compare', ...names, '--out', join(folder, 'compared')]))).toBe(0)
    comparison = pathToFileURL(join(folder, 'compared', 'comparison.html')).href
  })

  test.each(windows)('fits %s', async (_, options) => {
    const { page, complaints } = await open(comparison, options)
    expect(await faults(page)).toEqual([])
    // Losses and accuracy, and MAE and RMSE of the patients.
    expect(await page.locator('figure svg').count()).toBe(5)
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test('without scripts the charts are pictures', async () => {
    const page = await (await browser.newContext({ javaScriptEnabled: false, ...windows[2]![1] })).newPage()
    await page.goto(comparison)
    expect(await page.locator('figure svg path[stroke="#1f77b4"]').count()).toBeGreaterThan(0)
    await page.context().close()
  })
})
