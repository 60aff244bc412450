import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mnist } from 'oneloop/node'
import { type Browser, launch, type Page } from 'puppeteer-core'
import type { Site } from 'static-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nodeRun } from './support/node-run.ts'
import { serve } from './support/server.ts'
import { skeletonStrokes } from './support/skeleton.ts'

/** The Firefox of this machine, or the one that `FIREFOX_PATH` names: no registry of npm has one. */
function findFirefox(): string | null {
  const names = [process.env['FIREFOX_PATH'], 'firefox', 'firefox-esr']
  for (const name of names) {
    if (name === undefined) continue
    try {
      execFileSync(name, ['--version'], { stdio: 'ignore' })
      // The driver wants to know where it is.
      return name.includes('/') ? name : execFileSync('which', [name], { encoding: 'utf8' }).trim()
    } catch {
      // The next one.
    }
  }
  return null
}

const executablePath = findFirefox()
let site: Site
let profile: string
let browser: Browser
let page: Page
const complaints: string[] = []

beforeAll(async () => {
  if (executablePath === null) return
  site = await serve()
  profile = await mkdtemp(join(tmpdir(), 'oneloop-firefox-'))
  // Firefox is driven by WebDriver BiDi, which it speaks itself.
  browser = await launch({ browser: 'firefox', executablePath, userDataDir: profile, headless: true })
  page = await browser.newPage()
  page.setDefaultTimeout(90_000)
  await page.setViewport({ width: 1280, height: 900 })
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  await page.goto(`${site.url}?lang=en`)
  await page.waitForSelector('.lesson[aria-busy="false"]')
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
  if (profile !== undefined) await rm(profile, { recursive: true, force: true })
})

const text = (id: string) => page.$eval(`[data-testid="${id}"]`, (element) => element.textContent ?? '')

test('Firefox trains on all threads, to the bits of Node', async (context) => {
  if (executablePath === null) return context.skip('there is no Firefox here; FIREFOX_PATH names one')
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
  const threads = await page.evaluate(() => navigator.hardwareConcurrency)
  await page.locator('::-p-aria(Epochs[role="spinbutton"])').fill('1')
  await page.locator('::-p-aria(Train[role="button"])').click()
  await page.waitForSelector('[data-testid="final-accuracy"]')
  if (threads > 1) expect(await text('engine-device')).toMatch(/WASM.*[2-9] threads/)
  await page.waitForSelector('[data-testid="weights-sha256"]')
  expect(await text('weights-sha256')).toBe((await nodeRun(1)).weightsSha256)
})

test('Firefox reads digits that are drawn', async (context) => {
  if (executablePath === null) return context.skip('there is no Firefox here; FIREFOX_PATH names one')
  const { test: digits } = await mnist()
  const canvas = (await page.$('::-p-aria(Drawing area)'))!
  await canvas.scrollIntoView()
  let right = 0
  for (let i = 0; i < 3; i++) {
    const box = (await canvas.boundingBox())!
    for (const stroke of skeletonStrokes(digits.image(i))) {
      const [first, ...rest] = stroke.map(({ x, y }) => [box.x + x * box.width, box.y + y * box.height] as const)
      await page.mouse.move(...first!)
      await page.mouse.down()
      for (const place of rest) await page.mouse.move(...place)
      await page.mouse.up()
    }
    await page.waitForFunction(() => document.querySelector('[data-testid="prediction"]')?.textContent !== '')
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    if ((await text('prediction')).trim().startsWith(String(digits.labels[i]))) right++
    await page.locator('::-p-aria(Clear drawing[role="button"])').click()
  }
  expect(right).toBeGreaterThanOrEqual(2)
  expect(complaints).toEqual([])
})
