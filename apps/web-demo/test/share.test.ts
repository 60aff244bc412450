import type { Page } from 'playwright-core'
import { encode } from 'uqr'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFaults } from './support/axe.ts'
import { lessonReady, type Visit, visit } from './support/browser.ts'

let at: Visit
let link: string
beforeAll(async () => {
  at = await visit()
})
afterAll(() => at.end())

const trainToTheEnd = async (page: Page) => {
  await page.getByRole('button', { name: 'Train', exact: true }).click()
  await page.getByTestId('final-accuracy').waitFor()
}

test('a finished run has a link with all that it was, to copy and as a QR code', async () => {
  const { page, context } = at
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('spinbutton', { name: 'Epochs' }).fill('1')
  await page.getByRole('spinbutton', { name: 'Batch size' }).fill('200')
  await page.getByRole('spinbutton', { name: 'Learning rate' }).fill('0.002')
  await trainToTheEnd(page)
  await page.getByText('Share this run').click()
  link = await page.getByRole('textbox', { name: /^A link with every setting/ }).inputValue()
  expect(link).toMatch(/\?lang=en&run=1_wasm_128\.64_relu_0_adam_0\.002_constant_1_200_1_60000_[0-9a-f]{64}$/)
  await page.getByRole('button', { name: 'Copy the link' }).click()
  await page.getByRole('button', { name: 'Copied' }).waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link)
  const svg = decodeURIComponent((await page.getByRole('img', { name: 'QR code of this link' }).getAttribute('src'))!)
  // A QR code has a module of its own size for as many characters.
  expect(svg).toContain(`viewBox="0 0 ${encode(link, { border: 4 }).size * 10} `)
  expect(await axeFaults(page, '.hero')).toEqual([])
})

test('whoever opens it and presses Train gets the same bits, and is told so', async () => {
  const { page } = at
  await page.goto(link)
  await page.getByText(/^A run was shared with you/).waitFor()
  expect(await page.getByRole('spinbutton', { name: 'Batch size' }).inputValue()).toBe('200')
  expect(await page.getByRole('spinbutton', { name: 'Learning rate' }).inputValue()).toBe('0.002')
  await trainToTheEnd(page)
  expect(await page.getByTestId('same-bits').textContent()).toContain(link.slice(-64))
})

test('with other settings it says which; with another digest, that the weights differ', async () => {
  const { page } = at
  await page.goto(link)
  await page.getByText(/^A run was shared with you/).waitFor()
  await page.getByRole('spinbutton', { name: 'Batch size' }).fill('300')
  await page.getByText('The shared one has Batch size 200.').waitFor()
  await page.getByRole('button', { name: 'Set them back' }).click()
  expect(await page.getByRole('spinbutton', { name: 'Batch size' }).inputValue()).toBe('200')

  await page.goto(`${link.slice(0, -8)}00000000`)
  await page.getByText(/^A run was shared with you/).waitFor()
  await trainToTheEnd(page)
  await page.getByText(/The settings are the same and the weights are not/).waitFor()
  expect(await page.getByTestId('same-bits').count()).toBe(0)
})

test('a link that holds no run says so, and the page is as ever', async () => {
  const { page, url } = at
  await page.goto(`${url}?run=nonsense`)
  await page.getByText('This link holds no run that this page can train.').waitFor()
  await lessonReady(page)
  expect(at.complaints).toEqual([])
  expect(at.strangers).toEqual([])
})
