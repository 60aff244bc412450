import { readFile } from 'node:fs/promises'
import { afterEach, expect, test } from 'vitest'
import { type Visit, visit } from './support/browser.ts'

let at: Visit
afterEach(() => at.end())

const PAGE_BYTES = 4096

test.skipIf(process.platform !== 'linux')('twenty trainings take no more memory than five', async () => {
  at = await visit()
  const { page } = at
  const session = await at.context.newCDPSession(page)
  await page.getByRole('spinbutton', { name: 'Epochs' }).fill('1')
  await page.getByRole('spinbutton', { name: 'Batch size' }).fill('512')
  const train = async (times: number) => {
    for (let i = 0; i < times; i++) {
      const before = await page.getByTestId('final-accuracy').elementHandles()
      await page.getByRole('button', { name: 'Train', exact: true }).click()
      // Gone, even if the next has come already: a run is soon over.
      for (const element of before) await element.waitForElementState('hidden')
      await page.getByTestId('final-accuracy').waitFor()
    }
  }
  /** Of the page's own heap, and of its process, in which its workers run. */
  const measure = async () => {
    await session.send('HeapProfiler.collectGarbage')
    const { usedSize: heap } = await session.send('Runtime.getHeapUsage')
    return { heap, resident: await residentBytes(at) }
  }
  await train(5)
  const early = await measure()
  await train(15)
  const late = await measure()
  expect(late.heap).toBeLessThan(early.heap * 1.2)
  // Less than 4 MB a training: a run that was kept would be at least its 47 MB of digits or an engine's arena.
  expect(late.resident - early.resident).toBeLessThan(60e6)
})

async function residentBytes({ context }: Visit): Promise<number> {
  const session = await context.browser()!.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  const renderers = processInfo.filter(({ type }) => type === 'renderer')
  const resident = renderers.map(async ({ id }) => {
    const [, pages] = (await readFile(`/proc/${id}/statm`, 'utf8')).split(' ')
    return Number(pages) * PAGE_BYTES
  })
  return Math.max(...(await Promise.all(resident)))
}
