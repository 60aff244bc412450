import { afterEach, expect, test } from 'vitest'
import { lessonReady, type Visit, visit } from './support/browser.ts'

let at: Visit
afterEach(() => at.end())

test('after the first visit the page trains without a network', async () => {
  at = await visit()
  const { page, context } = at
  await lessonReady(page)
  await page.getByRole('spinbutton', { name: 'Epochs' }).fill('1')
  await page.getByRole('button', { name: 'Train', exact: true }).click()
  await page.getByTestId('final-accuracy').waitFor()
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.getByRole('button', { name: 'Reset' }).click()

  await context.setOffline(true)
  await page.reload()
  await lessonReady(page)
  await page.getByRole('spinbutton', { name: 'Epochs' }).fill('1')
  await page.getByRole('button', { name: 'Train', exact: true }).click()
  await page.getByTestId('final-accuracy').waitFor()
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
  expect(at.strangers).toEqual([])
})

test('a host that sets no headers gets isolation from the service worker on the second visit', async () => {
  at = await visit({ headers: false })
  const { page } = at
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false)
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await page.reload()
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
})
