import { afterAll, beforeAll, expect, test } from 'vitest'
import { lessonReady, type Visit, visit } from './support/browser.ts'

let at: Visit

beforeAll(async () => {
  at = await visit({ webGpu: true, reducedMotion: 'reduce' })
  await lessonReady(at.page)
})
afterAll(() => at.end())

test('where the browser has WebGPU, its engine races the fused one, and says what it runs on', async () => {
  const section = at.page.locator('#training-loop')
  await section.getByRole('combobox', { name: 'Lane 2' }).selectOption('tfjs WebGPU')
  await section.getByRole('button', { name: 'Race the engines' }).click()
  await section.getByTestId('race-ratio').filter({ hasText: '×' }).waitFor()
  expect(await section.locator('.race-device').allTextContents()).toEqual([
    expect.stringMatching(/^WASM SIMD/),
    expect.stringMatching(/WebGPU.*SwiftShader/i),
  ])
  expect(await section.getByRole('alert').count()).toBe(0)
})

test('and trains the lesson', async () => {
  const { page } = at
  await page.getByRole('combobox', { name: 'Engine', exact: true }).selectOption('tfjs WebGPU')
  await page.getByRole('button', { name: 'Train', exact: true }).click()
  await page
    .getByTestId('engine-device')
    .filter({ hasText: /WebGPU.*SwiftShader/i })
    .waitFor()
  const progress = page.getByRole('progressbar', { name: 'Training progress' })
  await expect
    .poll(async () => Number(await progress.getAttribute('aria-valuenow')), { timeout: 80_000 })
    .toBeGreaterThan(0)
  await page.getByRole('button', { name: 'Stop' }).click()
  await page.getByRole('button', { name: 'Train', exact: true }).waitFor()
})

test('nothing complained', () => {
  expect(at.complaints).toEqual([])
})
