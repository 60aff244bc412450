import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sections } from '../src/lesson/sections.ts'
import { rooms } from '../src/rooms/rooms.ts'
import { type Visit, visit } from './support/browser.ts'

let at: Visit
beforeAll(async () => {
  at = await visit()
})
afterAll(() => at.end())

test('each section and each room can be shown alone, in the language and theme that are asked for', async () => {
  const { page, url } = at
  for (const { id } of [...sections, ...rooms]) {
    await page.goto(`${url}?embed=${id}&lang=ko&theme=dark`)
    await page.locator('.embed .section').waitFor()
    expect(await page.locator('.section').evaluateAll((shown) => shown.map((each) => each.id))).toEqual([id])
    expect(await page.locator('.site-header, .hero').count()).toBe(0)
    expect(await page.locator('html').getAttribute('lang')).toBe('ko')
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
  }
  const whole = await page.getByRole('link', { name: '수업 전체' }).getAttribute('href')
  expect(whole).toBe('./?lang=ko&theme=dark#own-classes')
  expect(at.complaints).toEqual([])
})

test('a page of another origin shows a section in a frame, and it trains there', async () => {
  const { page, url } = at
  const slide = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html')
    response.end(`<!doctype html><title>Slide</title><iframe width="900" height="700" src="${url}?embed=evaluation">`)
  })
  await new Promise<void>((done) => slide.listen(0, '127.0.0.1', done))
  try {
    await page.goto(`http://127.0.0.1:${(slide.address() as AddressInfo).port}/`)
    const frame = page.frameLocator('iframe')
    await frame.getByRole('button', { name: 'Train', exact: true }).click()
    await frame.getByRole('button', { name: 'Pause' }).waitFor()
    await frame.locator('.confusion').waitFor()
  } finally {
    slide.closeAllConnections()
    slide.close()
  }
  expect(at.complaints).toEqual([])
})
