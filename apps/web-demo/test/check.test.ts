import { afterAll, beforeAll, expect, test } from 'vitest'
import { lessonReady, type Visit, visit } from './support/browser.ts'

let at: Visit
beforeAll(async () => {
  at = await visit()
  await lessonReady(at.page)
})
afterAll(() => at.end())

test('a question is answered by the keyboard, says why, and is still answered at the next visit', async () => {
  const { page } = at
  const check = page.locator('#loss .check-yourself')
  const status = check.locator('.check-why')
  expect(await status.first().textContent()).toBe('')

  await check.getByRole('button', { name: 'B’s is thirty times as large' }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => status.first().textContent()).toContain('Not so.')
  expect(await check.textContent()).toContain('0 of 2 right')

  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await expect.poll(() => status.first().textContent()).toMatch(/^Right\. .*4\.61/)
  expect(await check.textContent()).toContain('1 of 2 right')

  const inContents = page.locator('#contents a[href="#loss"]')
  expect(await inContents.textContent()).toMatch(/✓ 1/)

  await page.reload()
  await lessonReady(page)
  expect(await inContents.textContent()).toMatch(/questions answered: 1/)
  expect(await status.first().textContent()).toMatch(/^Right\./)
  await check.getByRole('button', { name: 'Answer again' }).click()
  await expect.poll(() => check.locator('[aria-pressed="true"]').count()).toBe(0)
  expect(await inContents.textContent()).not.toContain('✓')
  expect(at.strangers).toEqual([])
  expect(at.complaints).toEqual([])
})
