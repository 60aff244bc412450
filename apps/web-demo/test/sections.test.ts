import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sections } from '../src/lesson/sections.ts'
import { seriousFaults } from './support/axe.ts'
import { lessonReady, type Visit, visit } from './support/browser.ts'
import { ALLOWED_DIFFERENCE, layoutDifference } from './support/layout.ts'

const SECTIONS = ['.hero', '.contents', ...sections.map(({ id }) => `#${id}`)]

const looks = [
  { locale: 'en-US', colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  { locale: 'ko-KR', colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  { locale: 'en-US', colorScheme: 'dark', viewport: { width: 390, height: 844 } },
  { locale: 'ko-KR', colorScheme: 'dark', viewport: { width: 390, height: 844 } },
] as const

describe.each(looks)('$locale, $colorScheme, $viewport.width wide', (look) => {
  let at: Visit
  beforeAll(async () => {
    // A quarter of the pixels is enough to see where everything is, and too few to see how letters are smoothed.
    at = await visit({ ...look, deviceScaleFactor: 0.25, reducedMotion: 'reduce' })
    await lessonReady(at.page)
  })
  afterAll(() => at.end())

  test('every section is laid out as approved', async () => {
    const { page } = at
    // It would cover whatever it happens to lie over.
    await page.locator('.site-header').evaluate((header) => {
      header.style.position = 'static'
    })
    for (const section of SECTIONS) {
      const place = page.locator(section)
      const name = `${look.locale.slice(0, 2)}-${look.viewport.width}-${section.slice(1)}`
      expect.soft(await settledDifference(place, name), name).toBeLessThan(ALLOWED_DIFFERENCE)
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  })

  test('axe finds nothing serious, with a trained network and all code shown', async () => {
    const { page } = at
    await page.getByRole('spinbutton').first().fill('1')
    await page.getByRole('button', { name: look.locale === 'ko-KR' ? '학습 시작' : 'Train', exact: true }).click()
    await page.getByTestId('final-accuracy').waitFor()
    await page.locator('.confusion').waitFor()
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true
    })
    expect(await seriousFaults(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(look.locale.slice(0, 2))
    expect(at.complaints).toEqual([])
  })
})

/** From the approved layout, once the place has come to rest: on a busy machine the first look may be too early. */
async function settledDifference(place: Locator, name: string): Promise<number> {
  let difference = 1
  for (let look = 0; look < 10 && difference >= ALLOWED_DIFFERENCE; look++) {
    await place.page().waitForTimeout(look * 200)
    await settled(place)
    difference = await layoutDifference(name, await place.screenshot())
  }
  return difference
}

/** Every chart of the place has been near the screen and is drawn, fonts have come, and two frames have passed. */
async function settled(place: Locator): Promise<void> {
  for (const chart of await place.locator('.chart:visible').all()) {
    await chart.scrollIntoViewIfNeeded()
    await chart.locator('canvas').first().waitFor()
  }
  await place.scrollIntoViewIfNeeded()
  await place.page().waitForLoadState('networkidle')
  await place.page().evaluate(async () => {
    await document.fonts.ready
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  })
}
