import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeFaults } from './support/axe.ts'
import { lessonReady, type Visit, visit } from './support/browser.ts'

const looks = [
  {
    look: { locale: 'en-US', colorScheme: 'dark', viewport: { width: 1280, height: 900 } },
    said: { train: 'Train', pause: 'Pause', stop: 'Stop', share: 'Share this run', contents: 'Contents' },
  },
  {
    look: { locale: 'ko-KR', colorScheme: 'light', viewport: { width: 390, height: 844 } },
    said: { train: '학습 시작', pause: '일시정지', stop: '중지', share: /공유/, contents: '차례' },
  },
] as const

// At the whole page, with a trained network, sections.test.ts looks; into rooms and the board, their own tests.
describe.each(looks)('axe finds nothing: $look.locale, $look.colorScheme', ({ look, said }) => {
  let at: Visit
  beforeAll(async () => {
    at = await visit({ ...look, reducedMotion: 'reduce' })
    await lessonReady(at.page)
  })
  afterAll(() => at.end())
  const button = (name: string) => at.page.getByRole('button', { name, exact: true }).first()
  const epochs = () => at.page.getByRole('spinbutton').first()

  const faults = (within: string) => axeFaults(at.page, within)

  test('before anything is pressed, and with a field that is wrong', async () => {
    expect(await faults('.hero')).toEqual([])
    await epochs().fill('2.5')
    await epochs().blur()
    expect(await faults('.hero')).toEqual([])
    await epochs().fill('20')
  })

  test('with questions answered, rightly and wrongly', async () => {
    for (const answer of await at.page.locator('.check-question .check-answer:nth-child(2)').all()) await answer.click()
    expect(await at.page.locator('.check-why strong.good').count()).toBeGreaterThan(0)
    expect(await at.page.locator('.check-why strong.bad').count()).toBeGreaterThan(0)
    expect(await faults('.check-yourself')).toEqual([])
    expect(await faults('#contents')).toEqual([])
  })

  test('with the contents and a term open', async () => {
    await button(said.contents).click()
    await at.page.locator('.contents-menu:popover-open').waitFor()
    expect(await faults('.contents-menu')).toEqual([])
    await at.page.keyboard.press('Escape')
    await at.page.locator('.section a.term').first().click()
    await at.page.locator('.term-popover:popover-open').waitFor()
    expect(await faults('.term-popover')).toEqual([])
    await at.page.keyboard.press('Escape')
  })

  test('while it trains, paused, stopped, and with another run to compare it with', async () => {
    await button(said.train).click()
    await button(said.pause).waitFor()
    await at.page.locator('.chart canvas').first().waitFor()
    expect(await faults('.hero')).toEqual([])
    await button(said.pause).click()
    expect(await faults('.hero')).toEqual([])
    await button(said.stop).click()
    await epochs().fill('1')
    await button(said.train).click()
    await at.page.getByTestId('final-accuracy').waitFor()
    await at.page.locator('.runs-table').waitFor()
    await at.page.getByText(said.share).first().click()
    expect(await faults('.hero')).toEqual([])
  })
})

test('what fails says so, and axe finds nothing in it', async () => {
  const at = await visit({ serviceWorkers: 'block' })
  try {
    await lessonReady(at.page)
    await at.context.setOffline(true)
    await at.page.getByRole('button', { name: 'Train', exact: true }).click()
    await at.page.getByRole('alert').waitFor()
    expect(await axeFaults(at.page, '.hero')).toEqual([])
  } finally {
    await at.end()
  }
})
