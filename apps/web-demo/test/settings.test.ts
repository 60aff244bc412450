import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Visit, visit } from './support/browser.ts'

let at: Visit
const field = (name: string) => at.page.getByRole('spinbutton', { name })

beforeAll(async () => {
  at = await visit()
})
afterAll(() => at.end())

test.each([
  ['Learning rate', '0.105'],
  ['Learning rate', '0.0100'],
  ['Learning rate', '1e-4'],
  ['Epochs', '12'],
])('%s holds %s, typed key by key, to the letter', async (name, typed) => {
  await field(name).fill('')
  await field(name).pressSequentially(typed)
  await field(name).blur()
  expect(await field(name).inputValue()).toBe(typed)
  expect(await field(name).getAttribute('aria-invalid')).toBe('false')
})

test.each([
  ['Epochs', '2.5', 'Use a whole number.'],
  ['Epochs', '0', 'Use a number from 1 to 100.'],
  ['Batch size', '5000', 'Use a number from 1 to 4,096.'],
  ['Learning rate', 'fast', 'This is not a number.'],
  ['Learning rate', '', 'Type a number.'],
])('%s keeps %j, says what is wrong with it, and lets no run begin', async (name, typed, words) => {
  const { page } = at
  const before = await field(name).inputValue()
  await field(name).fill('')
  await field(name).pressSequentially(typed)
  await field(name).blur()
  expect(await field(name).inputValue()).toBe(typed)
  expect(await field(name).getAttribute('aria-invalid')).toBe('true')
  await page.locator('.field-problem', { hasText: words }).waitFor()
  await page.getByRole('button', { name: 'Train', exact: true }).click()
  expect(await page.getByRole('button', { name: 'Pause' }).count()).toBe(0)
  // The browser leads to the field.
  expect(await field(name).evaluate((input) => input === document.activeElement)).toBe(true)
  await field(name).fill(before)
  expect(await page.locator('.field-problem', { hasText: words }).count()).toBe(0)
})

test('arrow keys move a number by the digit that counts', async () => {
  await field('Learning rate').fill('0.001')
  await field('Learning rate').press('ArrowUp')
  expect(await field('Learning rate').inputValue()).toBe('0.002')
  await field('Epochs').fill('5')
  await field('Epochs').press('ArrowDown')
  expect(await field('Epochs').inputValue()).toBe('4')
})

test('nothing complained', () => expect(at.complaints).toEqual([]))
