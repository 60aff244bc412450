import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { encodePng, readModel } from 'oneloop'
import type { Locator } from 'playwright-core'
import { afterEach, describe, expect, test } from 'vitest'
import { unzip } from '../src/files/unzip.ts'
import { axeFaults } from './support/axe.ts'
import { lessonReady, type Visit, visit } from './support/browser.ts'
import { drawStrokes, shapes } from './support/shapes.ts'
import { codeOf, runInNode, runInPage, runInPython, saveAll } from './support/usage.ts'

let at: Visit
afterEach(async () => {
  expect(at.complaints).toEqual([])
  expect(at.strangers).toEqual([])
  await at.end()
})

const NAMES = ['동그라미', 'バツ', 'stripes & co']
const KINDS = ['circle', 'cross', 'stripes'] as const

async function openRoom(look: Parameters<typeof visit>[0] = {}): Promise<Locator> {
  at = await visit(look)
  await lessonReady(at.page)
  return enterRoom()
}

async function enterRoom(): Promise<Locator> {
  const room = at.page.locator('#own-classes')
  await room.scrollIntoViewIfNeeded()
  await room.locator('[aria-busy="true"]').waitFor({ state: 'detached' })
  return room
}

const pad = (room: Locator) => room.getByLabel(/^(Drawing pad|그림판)$/)

/** Names the first classes, and draws examples of each. */
async function drawClasses(room: Locator, classes: number, examples: number): Promise<void> {
  for (let k = 2; k < classes; k++) await room.getByRole('button', { name: /Add a class|클래스 더하기/ }).click()
  for (let k = 0; k < classes; k++) {
    await room.locator('.own-class input').nth(k).fill(NAMES[k]!)
    await room.getByRole('radio', { name: NAMES[k]! }).check()
    for (let n = 0; n < examples; n++) {
      await drawStrokes(at.page, pad(room), shapes[KINDS[k]!](n))
      await room.getByRole('button', { name: /Add as an example|예시로 넣기/ }).click()
    }
  }
}

async function learn(room: Locator): Promise<void> {
  await room.getByRole('button', { name: /Learn my drawings|내 그림으로 학습/ }).click()
  await room.getByTestId('class-sha256').waitFor()
  await room.locator('.progress-track[aria-valuenow="100"]').waitFor()
}

/** What the network says of a drawing that is no example. */
async function guess(room: Locator, kind: (typeof KINDS)[number], n: number): Promise<string> {
  await drawStrokes(at.page, pad(room), shapes[kind](n))
  await at.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  const said = await room.getByTestId('class-guess').textContent()
  await room.getByRole('button', { name: 'Wipe the pad' }).click()
  return said!
}

async function save(room: Locator, button: string): Promise<{ name: string; buffer: Buffer }> {
  const [download] = await Promise.all([
    at.page.waitForEvent('download'),
    room.getByRole('button', { name: button }).click(),
  ])
  return { name: download.suggestedFilename(), buffer: await readFile(await download.path()) }
}

test('ten drawings of each of three classes are enough; kept over a reload; out as IDX, in again, the same bits', async () => {
  const room = await openRoom()
  await drawClasses(room, 3, 10)
  await learn(room)
  expect(Number.parseFloat((await room.getByTestId('class-score').textContent())!)).toBeGreaterThanOrEqual(80)
  let right = 0
  for (const n of [100, 101, 102]) {
    for (const [k, kind] of KINDS.entries()) if ((await guess(room, kind, n)) === NAMES[k]) right++
  }
  expect(right).toBeGreaterThanOrEqual(8)
  const digest = await room.getByTestId('class-sha256').textContent()
  await room.locator('.confusion button').first().click()
  const shown = Number(await room.locator('.confusion button [aria-hidden]').first().textContent())
  expect(await room.getByRole('img', { name: /^is 동그라미, read as 동그라미/ }).count()).toBe(shown)

  const pngs = await save(room, 'Save the drawings as PNGs')
  const idx = await save(room, 'Save the drawings as IDX')
  const code = await codeOf(room)
  const { folder, files } = await saveAll(at, room, 'classes')
  expect(files).toHaveLength(7)
  for (const [path, bytes] of unzip(idx.buffer, 'idx')) await writeFile(join(folder, path), bytes)
  const drawings = unzip(pngs.buffer, 'pngs')
  expect([...drawings.keys()].filter((path) => path.startsWith('バツ/'))).toHaveLength(10)
  for (const [k, name] of NAMES.entries()) {
    await writeFile(join(folder, 'drawing.png'), drawings.get(`${name}/003.png`)!)
    const node = code.node.replace('process.argv[2]', '"drawing.png"')
    expect(await runInNode(node, folder)).toMatch(RegExp(`^${NAMES[k]} [01]`))
    const file = { name: 'drawing.png', mimeType: 'image/png', buffer: Buffer.from(drawings.get(`${name}/003.png`)!) }
    expect(await runInPage(code.page, folder, (page) => page.locator('input').setInputFiles(file))).toBe(name)
  }
  const python = await runInPython(code.python, folder)
  if (python !== null) {
    const said = python.split('\n').map((line) => line.replace(/ [\d.e-]+$/, ''))
    expect(said).toHaveLength(30)
    expect(said.filter((name, i) => name === NAMES[Math.floor(i / 10)]).length).toBeGreaterThanOrEqual(28)
  }

  await at.page.reload()
  await lessonReady(at.page)
  await enterRoom()
  await room.getByTestId('class-sha256').waitFor()
  expect(await room.getByTestId('class-sha256').textContent()).toBe(digest)
  expect(await room.locator('.own-class-foot .note').allTextContents()).toEqual([
    '10 drawings',
    '10 drawings',
    '10 drawings',
  ])
  expect(await guess(room, 'cross', 103)).toBe('バツ')

  await room.getByRole('button', { name: 'Forget everything' }).click()
  await room.getByRole('button', { name: 'Really forget everything?' }).click()
  expect(await room.getByTestId('class-sha256').count()).toBe(0)
  await room.locator('input[type=file]').setInputFiles({ ...idx, mimeType: 'application/zip' })
  await room.getByText(/^Learns from 2\d drawings/).waitFor()
  await learn(room)
  expect(await room.getByTestId('class-sha256').textContent()).toBe(digest)
})

test('what stands in the way is said; drawings are taken out one by one; pictures come in', async () => {
  const room = await openRoom()
  await room.getByText('Give each class a name.').waitFor()
  await drawClasses(room, 2, 1)
  await room.getByText('Each class needs 4 drawings or more; 10 are enough.').waitFor()
  const learnButton = room.getByRole('button', { name: 'Learn my drawings' })
  expect(await learnButton.getAttribute('aria-disabled')).toBe('true')
  await room.locator('.own-class input').nth(1).fill(NAMES[0]!)
  await room.getByText('Two classes have the same name.').waitFor()
  await room.locator('.own-class input').nth(1).fill(NAMES[1]!)
  await room.getByRole('button', { name: 'Take out drawing 1 of バツ' }).click()
  await room.getByText('0 drawings', { exact: true }).waitFor()

  const grey = new Uint8Array(60 * 40).fill(255).map((level, i) => (i % 60 > 25 && i % 60 < 35 ? 0 : level))
  const picture = Buffer.from(encodePng({ width: 60, height: 40, grey }))
  await room
    .locator('input[type=file]')
    .setInputFiles(
      ['1', '2', '3', '4'].map((name) => ({ name: `${name}.png`, mimeType: 'image/png', buffer: picture })),
    )
  await room.getByText('4 drawings', { exact: true }).waitFor()
  await room
    .locator('input[type=file]')
    .setInputFiles({ name: 'x.png', mimeType: '', buffer: Buffer.from('no picture') })
  expect(await room.getByRole('alert').textContent()).toMatch(/This file is not a picture that can be read\./)
})

test('a class can be drawn by keyboard alone, on a pad that says how', async () => {
  const room = await openRoom()
  await pad(room).focus()
  for (const key of ['Space', ...Array.from({ length: 8 }, () => 'ArrowDown'), 'Space', 'Tab'])
    await at.page.keyboard.press(key)
  await room.getByRole('button', { name: 'Add as an example' }).focus()
  await at.page.keyboard.press('Enter')
  await room.getByText('1 drawing', { exact: true }).waitFor()
  expect(await at.page.evaluate(() => document.activeElement?.textContent)).toBe('Add as an example')
})

test('started from the digit network, it keeps that network’s layers', async () => {
  const room = await openRoom()
  await at.page.evaluate(() => scrollTo(0, 0))
  await at.page.getByRole('spinbutton', { name: 'Epochs' }).first().fill('1')
  await at.page.getByRole('button', { name: 'Train', exact: true }).click()
  await at.page.getByTestId('final-accuracy').waitFor()
  await room.scrollIntoViewIfNeeded()
  await drawClasses(room, 2, 5)
  await room.getByText('the digit network above').click()
  await learn(room)
  const { folder, files } = await saveAll(at, room, 'from-digits')
  const { model, classNames } = await readModel(new Uint8Array(await readFile(join(folder, files[0]!))))
  expect(model.widths).toEqual([784, 128, 64, 2])
  expect(classNames).toEqual(NAMES.slice(0, 2))
})

describe.each([
  { locale: 'en-US', colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  { locale: 'ko-KR', colorScheme: 'dark', viewport: { width: 320, height: 700 } },
] as const)('$locale, $colorScheme, $viewport.width wide', (look) => {
  test('axe finds nothing serious in a room with trained drawings', async () => {
    const room = await openRoom({ ...look, reducedMotion: 'reduce' })
    await drawClasses(room, 3, 4)
    await learn(room)
    await room.locator('.confusion button').first().click()
    await at.page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true
    })
    expect(await axeFaults(at.page, '#own-classes')).toEqual([])
    expect(await at.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  })
})
