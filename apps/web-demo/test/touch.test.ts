import { mnist } from 'oneloop/node'
import type { CDPSession, Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lessonReady, type Visit, visit } from './support/browser.ts'
import { skeletonStrokes } from './support/skeleton.ts'

let at: Visit
let finger: CDPSession
beforeAll(async () => {
  at = await visit({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    locale: 'en-US',
    reducedMotion: 'reduce',
  })
  await lessonReady(at.page)
  finger = await at.context.newCDPSession(at.page)
})
afterAll(() => at.end())

/** As a finger does: down, along the stroke, and up. */
async function drawByFinger(canvas: Locator, digit: Uint8Array): Promise<void> {
  const box = (await canvas.boundingBox())!
  for (const stroke of skeletonStrokes(digit)) {
    const places = stroke.map(({ x, y }) => ({ x: box.x + x * box.width, y: box.y + y * box.height }))
    await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [places[0]!] })
    for (const place of places)
      await finger.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [place] })
    await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  }
}

test('by fingers alone a phone trains, draws, and goes through the contents', async () => {
  const { page } = at
  await page.getByRole('spinbutton', { name: 'Epochs' }).fill('1')
  await page.getByRole('button', { name: 'Train', exact: true }).tap()
  await page.getByTestId('final-accuracy').waitFor()

  const { test: digits } = await mnist()
  const canvas = page.getByLabel('Drawing area')
  await canvas.scrollIntoViewIfNeeded()
  let right = 0
  for (let i = 0; i < 5; i++) {
    await canvas.scrollIntoViewIfNeeded()
    const before = await page.evaluate(() => scrollY)
    await drawByFinger(canvas, digits.image(i))
    // A finger on the drawing area draws, and does not move the page.
    expect(await page.evaluate(() => scrollY)).toBe(before)
    await page.waitForFunction(() => document.querySelector('[data-testid="prediction"]')?.textContent !== '')
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    if (Number(await page.getByTestId('prediction').textContent()) === digits.labels[i]) right++
    await page.getByRole('button', { name: 'Clear drawing' }).tap()
  }
  expect(right).toBeGreaterThanOrEqual(4)

  await page.getByRole('button', { name: 'Contents' }).tap()
  await page.locator('.contents-menu').getByRole('link', { name: /loss/i }).first().tap()
  const top = () => page.locator('#loss').evaluate((section) => Math.abs(section.getBoundingClientRect().top))
  await expect.poll(top, { timeout: 60_000 }).toBeLessThan(844)
  expect(at.complaints).toEqual([])
})
