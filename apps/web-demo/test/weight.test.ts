import { gzipSync } from 'node:zlib'
import type { BrowserContext } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { lessonReady, type Visit, visit } from './support/browser.ts'

let at: Visit
afterEach(() => at.end())

/** What a host that packs texts by gzip would send, in bytes, by the name of the file. */
function weigh(context: BrowserContext): Map<string, Promise<number>> {
  const sent = new Map<string, Promise<number>>()
  context.on('response', (response) => {
    const { pathname } = new URL(response.url())
    const isPacked = /\.(woff2|bin)$/.test(pathname)
    const weight = response.body().then((body) => (isPacked ? body.length : gzipSync(body, { level: 9 }).length))
    sent.set(pathname, weight)
  })
  return sent
}

const isData = (name: string) => name.endsWith('.bin')

test.each([
  ['en', 'English'],
  ['ko', 'Korean'],
])('before Train is pressed the page takes less than 250 kB, the digits left out: %s', async (language) => {
  let sent = new Map<string, Promise<number>>()
  at = await visit({
    locale: language,
    before: async (context) => {
      sent = weigh(context)
    },
  })
  await lessonReady(at.page)
  await at.page.waitForLoadState('networkidle')
  // Only a system that has no font for Korean fetches the page's, and here there may be none.
  const isFallback = (name: string) => language === 'ko' && name.includes('hangul')
  const names = [...sent.keys()].filter((name) => !isData(name) && !isFallback(name))
  expect(names.filter((name) => name.includes('hangul'))).toEqual([])
  const weights = await Promise.all(names.map(async (name): Promise<[string, number]> => [name, await sent.get(name)!]))
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0)
  expect(weights.length).toBeGreaterThan(20)
  expect(total, weights.map(([name, weight]) => `${weight} ${name}`).join('\n')).toBeLessThan(250_000)
})
