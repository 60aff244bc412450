import { afterEach, expect, test } from 'vitest'
import { lessonReady, type Visit, visit } from './support/browser.ts'
import { nodeRun } from './support/node-run.ts'

/** So many that a run is not over before a busy machine gets round to what is done in its middle. */
const EPOCHS = 12

let at: Visit
afterEach(() => at.end())

test('a run that loses its page in the middle goes on after the last epoch, to the same bits', async () => {
  at = await visit()
  const { page } = at
  await page.getByRole('spinbutton', { name: 'Epochs' }).fill(String(EPOCHS))
  await page.getByRole('button', { name: 'Train', exact: true }).click()
  await page
    .getByRole('status')
    .filter({ hasText: /Epoch \d+ of/ })
    .waitFor()
  await page.reload()

  await page.getByRole('button', { name: 'Resume' }).waitFor()
  expect(await page.getByRole('status').textContent()).toMatch(RegExp(`^Epoch \\d+ of ${EPOCHS}: `))
  expect(await page.getByRole('spinbutton', { name: 'Epochs' }).inputValue()).toBe(String(EPOCHS))
  await page.getByRole('button', { name: 'Resume' }).click()
  await page.getByTestId('final-accuracy').waitFor()
  await lessonReady(page)
  expect(await page.getByTestId('weights-sha256').textContent()).toBe((await nodeRun(EPOCHS)).weightsSha256)

  await page.reload()
  await page.getByTestId('final-accuracy').waitFor()
  await page.getByRole('button', { name: 'Reset' }).click()
  await page.reload()
  await page.getByRole('button', { name: 'Train', exact: true }).waitFor()
  expect(await page.getByRole('button', { name: 'Reset' }).count()).toBe(0)
  expect(at.complaints).toEqual([])
})

test('pausing holds the run, stopping keeps it, and going on changes no bit', async () => {
  at = await visit()
  const { page } = at
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  await page.getByRole('spinbutton', { name: 'Epochs' }).fill(String(EPOCHS))
  await button('Train').click()
  await button('Pause').click()
  await button('Resume').waitFor()
  const progress = () => page.getByRole('progressbar').getAttribute('aria-valuenow')
  const held = await progress()
  expect(held).not.toBe('100')
  await button('Resume').click()
  await button('Pause').click()
  await button('Stop').click()
  await button('Reset').waitFor()
  await button('Resume').click()
  await page.getByTestId('final-accuracy').waitFor()
  await lessonReady(page)
  expect(await page.getByTestId('weights-sha256').textContent()).toBe((await nodeRun(EPOCHS)).weightsSha256)
  expect(at.complaints).toEqual([])
})

test('a worker that breaks down in the middle costs nothing past the last epoch', async () => {
  at = await visit()
  const { page } = at
  await page.getByRole('spinbutton', { name: 'Epochs' }).fill(String(EPOCHS))
  await page.getByRole('button', { name: 'Train', exact: true }).click()
  await page
    .getByRole('status')
    .filter({ hasText: /Epoch \d+ of/ })
    .waitFor()
  const worker = page.workers().find((each) => /worker-/.test(each.url()) && !/web-worker/.test(each.url()))!
  await worker.evaluate(() => {
    setTimeout(() => {
      throw new Error('broken on purpose')
    })
  })
  expect(await page.getByRole('alert').textContent()).toMatch(/Finished epochs are kept: press Resume/)
  await page.getByRole('button', { name: 'Resume' }).click()
  await page.getByTestId('final-accuracy').waitFor()
  await lessonReady(page)
  expect(await page.getByTestId('weights-sha256').textContent()).toBe((await nodeRun(EPOCHS)).weightsSha256)
})
