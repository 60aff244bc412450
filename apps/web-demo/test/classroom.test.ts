import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Visit, visit } from './support/browser.ts'
import { nodeRun } from './support/node-run.ts'

let at: Visit
beforeAll(async () => {
  // Any name but this machine's own: the browser takes it for another machine, and gives a page by http less.
  at = await visit({ host: 'teachers-laptop.test' })
})
afterAll(() => at.end())

test('by http from another machine the page trains to the same bits, and keeps the run', async () => {
  const { page } = at
  expect(await page.evaluate(() => [isSecureContext, crossOriginIsolated, 'subtle' in crypto])).toEqual([
    false,
    false,
    true,
  ])
  await page.getByRole('spinbutton', { name: 'Epochs' }).fill('1')
  await page.getByRole('button', { name: 'Train', exact: true }).click()
  await page.getByTestId('final-accuracy').waitFor()
  const sha256 = await page.getByTestId('weights-sha256').textContent()
  expect(sha256).toBe((await nodeRun(1)).weightsSha256)
  await page.reload()
  await page.getByTestId('final-accuracy').waitFor()
  expect(await page.getByTestId('weights-sha256').textContent()).toBe(sha256)
  expect(at.strangers).toEqual([])
})
