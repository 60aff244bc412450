import { afterEach, expect, test } from 'vitest'
import { lessonReady, type Visit, visit } from './support/browser.ts'

let at: Visit
afterEach(() => at.end())

test('no network for the data: says so, and training works once it is back', async () => {
  at = await visit({
    serviceWorkers: 'block',
    before: (context) => context.route('**/full-*.bin', (route) => route.abort()),
  })
  const { page, context } = at
  await page.getByRole('button', { name: 'Train', exact: true }).click()
  expect(await page.getByRole('alert').textContent()).toMatch(
    /The digits could not be fetched\. See that you are online/,
  )
  await context.unroute('**/full-*.bin')
  await page.getByRole('spinbutton', { name: 'Epochs' }).fill('1')
  await page.getByRole('button', { name: 'Train', exact: true }).click()
  await page.getByTestId('final-accuracy').waitFor()
  expect(await page.getByRole('alert').count()).toBe(0)
})

test('a worker that can’t start says so', async () => {
  at = await visit({
    serviceWorkers: 'block',
    before: (context) => context.route('**/worker-*.js', (route) => route.abort()),
  })
  await at.page.getByRole('button', { name: 'Train', exact: true }).click()
  expect(await at.page.getByRole('alert').textContent()).toMatch(/The worker that trains broke down/)
})

test('full storage: trains all the same, and says that the run is not kept', async () => {
  at = await visit({
    before: (context) =>
      context.addInitScript(() => {
        IDBObjectStore.prototype.put = () => {
          throw new DOMException('full', 'QuotaExceededError')
        }
      }),
  })
  const { page } = at
  await page.getByRole('spinbutton', { name: 'Epochs' }).fill('1')
  await page.getByRole('button', { name: 'Train', exact: true }).click()
  await page.getByTestId('final-accuracy').waitFor()
  await page.getByText('storage is full or switched off').waitFor()
})

test('a browser without what training needs is told so', async () => {
  at = await visit({
    before: (context) => context.addInitScript(() => Reflect.deleteProperty(globalThis, 'DecompressionStream')),
  })
  await at.page.getByRole('button', { name: 'Train', exact: true }).click()
  expect(await at.page.getByRole('alert').textContent()).toMatch(/lacks something that training needs/)
})

test.each([
  ['not a model', Buffer.from('not a model at all'), 'This file can’t be opened.'],
  ['an empty file', Buffer.alloc(0), 'This file can’t be opened.'],
])('%s that is opened is refused in words, and the network stays', async (name, buffer, words) => {
  at = await visit()
  const { page } = at
  await lessonReady(page)
  await page.getByLabel('Open model').setInputFiles({ name, mimeType: '', buffer })
  expect(await page.locator('#save-and-load').getByRole('alert').textContent()).toContain(words)
  expect(at.complaints).toEqual([])
})

test('a host that sets no headers: one thread at first, and it says so', async () => {
  at = await visit({ headers: false, serviceWorkers: 'block' })
  const { page } = at
  await page.getByRole('spinbutton', { name: 'Epochs' }).fill('1')
  await page.getByRole('button', { name: 'Train', exact: true }).click()
  await page.getByTestId('final-accuracy').waitFor()
  expect(await page.getByTestId('engine-device').textContent()).toContain('1 thread')
  await page.getByText('it runs on one thread').waitFor()
})
