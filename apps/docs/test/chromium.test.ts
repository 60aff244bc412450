import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { type Site, serve } from 'static-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startChromium } from './support.ts'

const dist = fileURLToPath(new URL('../dist', import.meta.url))
// To be looked at; not approved pixel by pixel, since the words change with every page.
const pictures = fileURLToPath(new URL('../.cache/pictures', import.meta.url))
let site: Site
let browser: Browser

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true })
  site = await serve({ folders: { '/': dist } })
  browser = await startChromium()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await site?.close()
})

/** Opens a tab in which every complaint and every request to another origin is kept. */
async function open(options: BrowserContextOptions = {}): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('request', (request) => {
    if (!request.url().startsWith(site.url) && !/^(data|blob):/.test(request.url())) complaints.push(request.url())
  })
  return { page, complaints }
}

const PHONE = { viewport: { width: 360, height: 740 } }
const DESKTOP = { viewport: { width: 1280, height: 900 } }
const PAGES = [
  '',
  'start/node.html',
  'guides/threads.html',
  'guides/coming-from.html',
  'speed/benchmarks.html',
  'troubleshooting.html',
  'reference/@oneloop/core.html',
  'ko/index.html',
  'ko/start.html',
]

test.each([
  ['desktop', 'light', DESKTOP],
  ['desktop', 'dark', DESKTOP],
  ['phone', 'light', PHONE],
  ['phone', 'dark', PHONE],
] as const)(
  'on a %s, %s, pages fit, load from here alone and complain of nothing',
  async (device, colorScheme, size) => {
    const { page, complaints } = await open({ ...size, colorScheme })
    for (const path of PAGES) {
      await page.goto(site.url + path)
      await page.waitForFunction(
        () => document.querySelector('.VPLocalNavOutlineDropdown, .VPHome, .VPDocAside') !== null,
      )
      const { width, inner, dark } = await page.evaluate(() => ({
        width: document.documentElement.scrollWidth,
        inner: innerWidth,
        dark: document.documentElement.classList.contains('dark'),
      }))
      expect.soft(width, `${path} is wider than the screen`).toBeLessThanOrEqual(inner)
      expect.soft(dark, path).toBe(colorScheme === 'dark')
      await page.screenshot({
        path: join(pictures, `${path.replaceAll(/\W+/g, '-') || 'home'}-${device}-${colorScheme}.png`),
      })
    }
    expect(complaints).toEqual([])
    await page.context().close()
  },
  120_000,
)

test('the search finds a guide, a name and an error code, in the tab', async () => {
  const { page, complaints } = await open(DESKTOP)
  await page.goto(site.url, { waitUntil: 'networkidle' })
  await page.keyboard.press('Control+k')
  const input = page.getByRole('searchbox')
  for (const [words, target] of [
    ['nginx headers', /\/guides\/threads/],
    ['bootstrapInterval', /\/reference\/@oneloop\/metrics/],
    ['STATE_DICT_MISMATCH', /\/troubleshooting/],
  ] as const) {
    await input.fill(words)
    const found = () =>
      page
        .locator('a.result')
        .evaluateAll((results) => results.map((link) => (link as HTMLAnchorElement).href).join('\n'))
    await expect.poll(found, { timeout: 60_000, message: words }).toMatch(target)
  }
  await page.screenshot({ path: join(pictures, 'search-desktop-light.png') })
  expect(complaints).toEqual([])
  await page.context().close()
}, 180_000)

test('the lesson opens from the site', async () => {
  const { page, complaints } = await open(DESKTOP)
  await page.goto(site.url, { waitUntil: 'networkidle' })
  await page.getByRole('link', { name: 'Open the lesson' }).first().click()
  await page.getByRole('button', { name: 'Train', exact: true }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/lesson/')
  expect(complaints).toEqual([])
  await page.context().close()
}, 180_000)
