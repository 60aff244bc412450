import { Mlp, writeModel } from 'oneloop'
import { afterEach, expect, test } from 'vitest'
import { lessonReady, type Visit, visit } from './support/browser.ts'

let at: Visit
afterEach(() => at.end())

const button = (name: string) => at.page.getByRole('button', { name, exact: true })
const row = (name: string) => at.page.locator('.runs-table tr', { has: at.page.getByRole('rowheader', { name }) })

async function train(settings: Readonly<Record<string, string>>): Promise<void> {
  const { page } = at
  for (const [name, value] of Object.entries(settings)) await page.getByRole('spinbutton', { name }).fill(value)
  await button('Train').click()
}

/** Until the run is over: the network is one that can be downloaded with its digest. */
const isOver = () => at.page.getByTestId('final-accuracy').waitFor()

test('runs stay beside each other, each can be used again, and a reload loses nothing of them', async () => {
  at = await visit()
  const { page } = at
  await lessonReady(page)
  await train({ Epochs: '1', 'Batch size': '512' })
  await isOver()
  const first = await page.getByTestId('weights-sha256').textContent()
  const firstLoss = await page.getByTestId('loss').textContent()
  await train({ 'Learning rate': '0.01' })
  await row('Run 2').waitFor()
  await isOver()
  expect(await page.getByTestId('weights-sha256').textContent()).not.toBe(first)
  expect(await row('Run 2').textContent()).toContain('Learning rate 0.01')

  await button('Use Run 1').click()
  await isOver()
  expect(await page.getByTestId('weights-sha256').textContent()).toBe(first)
  expect(await page.getByTestId('loss').textContent()).toBe(firstLoss)
  expect(await page.getByRole('spinbutton', { name: 'Learning rate' }).inputValue()).toBe('0.001')

  await page.reload()
  await isOver()
  await lessonReady(page)
  expect(await page.getByTestId('weights-sha256').textContent()).toBe(first)
  expect(await page.locator('#gradient-norms tbody tr').count()).toBe(6)
  expect(await page.locator('.runs-table tbody tr').count()).toBe(2)

  await button('Delete Run 1').click()
  expect(await row('Run 1').count()).toBe(1)
  await button('Delete for good').click()
  await button('Train').waitFor()
  expect(await row('Run 1').count()).toBe(0)
  await page.reload()
  await row('Run 2').waitFor()
  expect(await row('Run 1').count()).toBe(0)
  expect(at.complaints).toEqual([])
})

test('a stopped run outlives the start of another, and goes on with its own settings', async () => {
  at = await visit()
  const { page } = at
  await train({ Epochs: '40' })
  await page
    .getByRole('status')
    .filter({ hasText: /Epoch \d+ of/ })
    .waitFor()
  await button('Stop').click()
  await button('Resume').waitFor()
  await page.getByRole('spinbutton', { name: 'Batch size' }).fill('512')
  await page.getByText('Resume goes on as this run began (Batch size 64)').waitFor()

  await train({ Epochs: '1' })
  await isOver()
  expect(await row('Run 1').textContent()).toMatch(/stopped after \d+ of 40 epochs/)
  await button('Use Run 1').click()
  await button('Resume').waitFor()
  expect(await page.getByRole('spinbutton', { name: 'Epochs' }).inputValue()).toBe('40')

  // The batch size no longer stands in the way of going on.
  await page.getByRole('spinbutton', { name: 'Batch size' }).fill('512')
  await button('Resume').click()
  await button('Pause').waitFor()
  expect(await page.getByRole('spinbutton', { name: 'Batch size' }).inputValue()).toBe('64')
  expect(await page.getByRole('alert').count()).toBe(0)
  await button('Stop').click()
})

test('a file opened in the middle of a run: the run is kept, and the page is the file’s, by name and with its accuracy', async () => {
  at = await visit()
  const { page } = at
  await lessonReady(page)
  await train({ Epochs: '40' })
  await page
    .getByRole('status')
    .filter({ hasText: /Epoch \d+ of/ })
    .waitFor()
  const buffer = Buffer.from(writeModel(new Mlp([784, 256, 64, 32, 10], { seed: 4 }), 'safetensors'))
  await page.getByLabel('Open model').setInputFiles({ name: 'mine.safetensors', mimeType: '', buffer })
  await page.getByTestId('current-accuracy').waitFor()
  const hero = page.locator('.hero')
  await hero.getByText('mine.safetensors').waitFor()
  await hero.getByText('784 → 256 → 64 → 32 → 10').waitFor()
  await page.locator('#forward').getByText('the network that you opened: mine.safetensors').waitFor()
  expect(await row('Run 1').textContent()).toMatch(/stopped after \d+ of 40 epochs/)
  await button('Use Run 1').click()
  await button('Resume').waitFor()
  expect(at.complaints).toEqual([])
})
