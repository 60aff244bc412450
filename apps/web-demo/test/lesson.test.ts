import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lessonReady, type Visit, visit } from './support/browser.ts'

let at: Visit
const section = (id: string): Locator => at.page.locator(`#${id}`)

beforeAll(async () => {
  at = await visit()
  await lessonReady(at.page)
})
afterAll(() => at.end())

test('data: choosing a digit by keyboard shows its label, and a cell reads as a byte and as the network sees it', async () => {
  const data = section('data')
  await data.getByRole('radio', { name: '4', exact: true }).focus()
  await at.page.keyboard.press('Space')
  await data.getByRole('img', { name: 'The chosen image, enlarged, label 4' }).waitFor()
  await data.getByRole('slider', { name: 'Row' }).fill('0')
  expect(await data.locator('.pixel-inspector dd').allTextContents()).toEqual(['0', '0.000', '−1.000'])
})

test('batches: 60,000 ÷ 64 is 938 steps, and the last step of the walk has seen every image', async () => {
  const batches = section('batches')
  await batches.getByText('60,000 ÷ 64 = 937.5 → 938').waitFor()
  await batches.getByRole('slider', { name: 'Images in a batch' }).first().fill('100')
  await batches.getByText('60,000 ÷ 100 = 600 → 600').waitFor()
  await batches.getByRole('slider', { name: 'Step' }).fill('10')
  await batches.getByText('100 in this batch, 1,000 of 1,000 seen this epoch').waitFor()
})

test('network: the parameter count follows the layers, and evaluation silences nothing', async () => {
  const network = section('network')
  await network.getByRole('slider', { name: 'Hidden layers' }).fill('1')
  await network.locator('dd', { hasText: '101,770' }).waitFor()
  await network.getByRole('slider', { name: 'Dropout p' }).fill('0.5')
  const silenced = network.locator('.readout dd').nth(1)
  expect(await silenced.textContent()).toMatch(/^[1-9]\d* \/ 128$/)
  await network.getByText('in evaluation', { exact: true }).click()
  expect(await silenced.textContent()).toBe('0 / 128')
})

test('forward: the answer is there once every layer has been', async () => {
  const forward = section('forward')
  const answer = forward.locator('.answer')
  await answer.filter({ hasText: 'The label: 7' }).waitFor()
  await forward.getByRole('button', { name: 'Layer by layer' }).click()
  for (let layer = 0; layer < 3; layer++) {
    expect(await answer.textContent()).toBe('')
    await forward.getByRole('button', { name: 'Next layer' }).click()
  }
  await answer.filter({ hasText: 'The label: 7' }).waitFor()
})

test('loss: every step against the gradient lowers it', async () => {
  const loss = section('loss')
  await loss.getByRole('button', { name: 'sure and wrong' }).click()
  const value = async () => Number((await loss.locator('dd').nth(1).textContent())!.split('=')[1])
  let before = await value()
  for (let step = 0; step < 4; step++) {
    await loss.getByRole('button', { name: 'One step against the gradient' }).click()
    const after = await value()
    expect(after).toBeLessThan(before)
    before = after
  }
})

test('gradient: by hand and by machine agree wherever the sliders are; a learning rate too large diverges', async () => {
  const gradient = section('gradient')
  for (const [slider, to] of [
    ['Input x', '-3.5'],
    ['Weight w', '2.2'],
    ['Target t', '-1'],
  ] as const) {
    await gradient.getByRole('slider', { name: slider }).fill(to)
    expect(await gradient.locator('td.same').count()).toBe(3)
  }
  for (let step = 0; step < 8; step++) await gradient.getByRole('button', { name: 'Next' }).click()
  // 2((2.2 · −3.5 + 0.5) − (−1)) · −3.5
  await gradient.getByText('dL/dw = dL/dy · x = (−12.40) · (−3.50) = 43.40').waitFor()

  const losses = async (preset: string) => {
    await gradient.getByRole('button', { name: preset }).click()
    const loss = gradient.locator('.descent-controls dd').nth(2)
    const values = [Number(await loss.textContent())]
    for (let update = 0; update < 3; update++) {
      await gradient.getByRole('button', { name: 'Update once' }).click()
      values.push(Number(await loss.textContent()))
    }
    return values
  }
  const downhill = await losses('about right')
  expect(downhill).toEqual(downhill.toSorted((a, b) => b - a))
  const uphill = await losses('too large')
  expect(uphill).toEqual(uphill.toSorted((a, b) => a - b))
})

test('optimizers: nobody has moved before the race; at a learning rate of 1, plain gradient descent flies out', async () => {
  const optimizers = section('optimizers')
  const losses = await optimizers.locator('.standing td').allTextContents()
  expect(new Set(losses).size).toBe(1)
  await optimizers.getByRole('slider', { name: 'Learning rate' }).fill('0')
  await optimizers.getByRole('slider', { name: 'Step' }).fill('100')
  await optimizers.getByRole('row', { name: /^SGD flew out of the valley/ }).waitFor()
  expect(await optimizers.getByRole('row', { name: /^Adagrad at the bottom since step \d/ }).count()).toBe(1)
})

test('glossary: found in either language, and a linked word is explained where it stands, with the way to its entry', async () => {
  const glossary = section('glossary')
  await glossary.getByRole('searchbox').fill('활성화')
  expect(await glossary.locator('dfn').allTextContents()).toEqual(['activation'])
  await section('gradient').getByRole('link', { name: 'chain rule' }).click()
  const explained = at.page.getByRole('dialog', { name: 'chain rule' })
  await explained.getByRole('link').click()
  // The search had hidden the entry.
  await glossary.locator('#term-chain-rule.meant').waitFor()
  expect(await glossary.getByRole('searchbox').inputValue()).toBe('')
})

test('every section speaks Korean when asked, and nothing complained', async () => {
  await at.page.getByText('한국어', { exact: true }).click()
  for (const heading of await at.page.locator('.lesson h2').allTextContents()) expect(heading).toMatch(/[가-힣]/)
  expect(await at.page.locator('html').getAttribute('lang')).toBe('ko')
  expect(at.complaints).toEqual([])
})
