import { readFile } from 'node:fs/promises'
import { mnist } from 'oneloop/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lessonReady, type Visit, visit } from './support/browser.ts'
import { nodeRun } from './support/node-run.ts'
import { drawDigit } from './support/strokes.ts'

let at: Visit

beforeAll(async () => {
  at = await visit()
  await lessonReady(at.page)
})
afterAll(() => at.end())

test('trains to at least 96.5 %, saying each epoch as it ends, to the same bits as Node', async () => {
  const { page } = at
  const said: string[] = []
  await page.exposeFunction('said', (text: string) => said.push(text))
  await page.getByRole('status').evaluate((region) => {
    const tell = (globalThis as unknown as { said(text: string): void }).said
    new MutationObserver(() => tell(region.textContent ?? '')).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    })
  })
  await page.getByRole('button', { name: 'Train', exact: true }).click()
  await page.getByTestId('final-accuracy').waitFor()

  const accuracy = Number.parseFloat((await page.getByTestId('final-accuracy').textContent())!)
  expect(accuracy).toBeGreaterThanOrEqual(96.5)
  for (const epoch of [1, 2, 3, 4, 5]) {
    expect(said).toContainEqual(
      expect.stringMatching(RegExp(`^Epoch ${epoch} of 5: loss 0\\.\\d{4}, test accuracy 9\\d\\.\\d\\d%$`)),
    )
  }
  // The figure beside the chart is that of the sentence above it, not of whenever the clock last looked.
  const [, loss] = /loss (\d\.\d{4})/.exec((await page.getByRole('status').textContent())!)!
  expect(await page.getByTestId('loss').textContent()).toBe(loss)
  expect(await page.getByRole('progressbar', { name: 'Training progress' }).getAttribute('aria-valuenow')).toBe('100')
  expect(await page.getByTestId('engine-device').textContent()).toMatch(/WASM/)

  const node = await nodeRun(5)
  expect(await page.getByTestId('weights-sha256').textContent()).toBe(node.weightsSha256)
  expect(accuracy).toBe(Number((node.accuracy * 100).toFixed(2)))
})

test.each([1, 0.3])('reads digits of the test set that are drawn by mouse, %d of the drawing area', async (size) => {
  const { page } = at
  const { test: digits } = await mnist()
  const canvas = page.getByLabel('Drawing area')
  await canvas.scrollIntoViewIfNeeded()
  let right = 0
  const drawn = Array.from({ length: 10 }, (_, i) => i)
  for (const i of drawn) {
    await drawDigit(page, canvas, digits.image(i), size)
    await page.waitForFunction(() => document.querySelector('[data-testid="prediction"]')?.textContent !== '')
    // The prediction follows the last stroke by a frame.
    await page.evaluate(
      () =>
        new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done)))),
    )
    if (Number(await page.getByTestId('prediction').textContent()) === digits.labels[i]) right++
    await page.getByRole('button', { name: 'Clear drawing' }).click()
  }
  expect(right).toBeGreaterThanOrEqual(9)
})

test('a downloaded model gives a fresh network the same accuracy, in every format', async () => {
  const { page } = at
  const before = await page.getByTestId('final-accuracy').textContent()
  await page.locator('#save-and-load').scrollIntoViewIfNeeded()
  const choice = page.getByRole('combobox', { name: 'Format' })
  await choice.waitFor()
  const formats = await choice
    .locator('option')
    .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value))
  expect(formats.length).toBeGreaterThanOrEqual(2)
  for (const format of formats) {
    await choice.selectOption(format)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download model' }).click(),
    ])
    const file = { name: download.suggestedFilename(), mimeType: '', buffer: await readFile(await download.path()) }
    await page.getByLabel('Open model').setInputFiles(file)
    const opened = page.getByTestId('opened-accuracy')
    await opened.filter({ hasText: '%' }).waitFor()
    expect(await opened.textContent()).toBe(before)
  }
})

test('nothing complained, and no request left the page’s own server', () => {
  expect(at.complaints).toEqual([])
  expect(at.strangers).toEqual([])
})
