import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lessonReady, type Visit, visit } from './support/browser.ts'

let at: Visit
let section: Locator

beforeAll(async () => {
  at = await visit({ reducedMotion: 'reduce' })
  await lessonReady(at.page)
  section = at.page.locator('#training-loop')
})
afterAll(() => at.end())

test('a step of the loop shows what came of each of its six moments', async () => {
  const values = () => section.locator('.flow-value').allTextContents()
  await section.getByRole('button', { name: 'One step', exact: true }).click()
  await section.getByText('epoch 1 · step 1 / 10').waitFor()
  const [batch, forward, loss, backward, update, next] = await values()
  expect(batch).toBe('64 × 784')
  expect(forward).toMatch(/^\d+ \/ 64 ✓$/)
  // An untrained network spreads its bets over ten digits: ln 10.
  expect(Number(loss)).toBeCloseTo(Math.log(10), 0)
  expect(backward).toMatch(/^‖g‖ = 0\.\d{3}$/)
  expect(update).toMatch(/^‖Δw‖ = 0\.\d{3}$/)
  expect(next).toBe(`Σ/n = ${loss}`)
  await section.getByRole('button', { name: 'One step', exact: true }).click()
  await section.getByText('epoch 1 · step 2 / 10').waitFor()
})

test('left to itself the loop goes through epochs until it is held, and starts over when asked', async () => {
  await section.getByRole('button', { name: 'Keep going' }).click()
  await section.getByText(/epoch (?:[5-9]|\d\d+) ·/).waitFor()
  await section.getByRole('button', { name: 'Hold' }).click()
  await section.getByRole('button', { name: 'Start over' }).click()
  await section.getByRole('button', { name: 'One step', exact: true }).click()
  await section.getByText('epoch 1 · step 1 / 10').waitFor()
})

test('by the hundredth epoch it knows what it learnt by heart, and no more of what was held back', async () => {
  await section.getByRole('button', { name: 'Start over' }).click()
  await section.getByRole('button', { name: 'Keep going' }).click()
  await section.getByText('epoch 100 · step 10 / 10').waitFor()
  const [learnt, heldBack, lowest] = await section.locator('.overfitting dd').allTextContents()
  expect(learnt).toMatch(/^100\.0%/)
  expect(Number.parseFloat(heldBack!)).toBeLessThan(90)
  expect(Number(/loss ([\d.]+)/.exec(heldBack!)![1])).toBeGreaterThan(Number.parseFloat(lowest!))
})

test.each([
  ['tfjs WASM', 'tfjs 4.22.0, WASM SIMD, 1 thread'],
  ['Reference', 'reference (float64 TypeScript)'],
])('the default engine races %s on the same batches', async (engine, device) => {
  await section.getByRole('combobox', { name: 'Lane 2' }).selectOption(engine)
  await section.getByRole('button', { name: 'Race the engines' }).click()
  await section.getByTestId('race-ratio').filter({ hasText: '×' }).waitFor()
  expect(await section.locator('.race-device').allTextContents()).toEqual(['WASM SIMD, 1 thread', device])
  expect(await section.getByTestId('race-ratio').textContent()).toMatch(/\d× as fast$/)
})

test('nothing complained', () => {
  expect(at.complaints).toEqual([])
})
