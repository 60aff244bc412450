import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import {
  adam,
  crossEntropy,
  earlyStopping,
  fit,
  Mlp,
  predictRows,
  readModel,
  table,
  tableDefaults,
  wasm,
  weightsSha256,
} from 'oneloop'
import { wine } from 'oneloop/tables'
import type { Locator } from 'playwright-core'
import { afterEach, describe, expect, test } from 'vitest'
import { axeFaults } from './support/axe.ts'
import { lessonReady, type Visit, visit } from './support/browser.ts'
import { codeOf, runInNode, runInPage, runInPython, saveAll } from './support/usage.ts'

let at: Visit
afterEach(async () => {
  expect(at.complaints).toEqual([])
  expect(at.strangers).toEqual([])
  await at.end()
})

/** Flats with their rent: numbers, texts, yes and no, cells that are missing, and names in another script. */
const flats = `주소,크기,"층, 지하",balcony,rent\n${Array.from({ length: 240 }, (_, i) => {
  const size = 20 + ((i * 37) % 90)
  const town = ['서울', 'Busan', "L'Aquila"][i % 3]
  const balcony = i % 4 === 0
  const rent = size * 1.5 + (i % 3) * 20 + (balcony ? 8 : 0) + ((i * 7) % 5)
  return `${town},${i % 17 === 0 ? '' : size},${(i * 3) % 9},${balcony ? 'yes' : 'no'},${rent.toFixed(1)}`
}).join('\n')}\n`

async function openRoom(look: Parameters<typeof visit>[0] = {}): Promise<Locator> {
  at = await visit(look)
  await lessonReady(at.page)
  const room = at.page.locator('#own-table')
  await room.scrollIntoViewIfNeeded()
  await room.locator('[aria-busy="true"]').waitFor({ state: 'detached' })
  return room
}

const upload = (room: Locator, name: string, text: string) =>
  room.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

async function learn(room: Locator): Promise<void> {
  await room.getByRole('button', { name: 'Learn this table' }).click()
  await room.getByTestId('row-answer').waitFor()
}

/** The command, run in a folder. @returns what it says it has trained */
async function commandIn(folder: string, line: string): Promise<string> {
  const bin = join(dirname(createRequire(import.meta.url).resolve('oneloop/package.json')), 'bin/oneloop.js')
  const words = line.match(/'[^']*'|\S+/g)!.map((word) => word.replaceAll("'", ''))
  expect(words.slice(0, 3)).toEqual(['npx', 'oneloop', 'train'])
  const run = promisify(execFile)
  await run(process.execPath, [bin, ...words.slice(2), '--out', 'run', '--backend', 'wasm'], { cwd: folder })
  const { model } = await readModel(new Uint8Array(await readFile(join(folder, 'run/model.safetensors'))))
  return weightsSha256(model.parameters)
}

test('a table on board is learnt to the bits of Node, graded, and saved in every format with code that runs', async () => {
  const room = await openRoom()
  await room.getByRole('button', { name: 'Wines by grape' }).click()
  await learn(room)

  const parts = table(await wine(), { target: 'cultivar' }).split({ parts: [0.7, 0.15, 0.15], stratified: true })
  const { hidden, batchSize, epochs, patience } = tableDefaults(parts.train.length)
  const model = new Mlp([parts.train.width, ...hidden, parts.train.outputs], { seed: 1 })
  await fit(model, parts.train.loader({ batchSize, shuffle: true, seed: 1 }), {
    backend: wasm(),
    loss: crossEntropy(),
    optimizer: adam(),
    epochs,
    validation: parts.validation.loader(),
    callbacks: [earlyStopping({ patience })],
  })
  expect(await room.getByTestId('table-sha256').textContent()).toBe(await weightsSha256(model.parameters))
  const right = [...parts.test.indices].filter((_, i) => {
    const outputs = model.forward(parts.test.image(i).slice())
    return outputs.indexOf(Math.max(...outputs)) === parts.test.labels[i]
  }).length
  expect(await room.getByTestId('table-score').textContent()).toBe(`${((right / parts.test.length) * 100).toFixed(1)}%`)

  const answer = (await room.getByTestId('row-answer').textContent())!
  const { folder, files } = await saveAll(at, room, 'wine')
  expect(files.map((name) => name.replace(/^wine/, ''))).toEqual([
    ...['.safetensors', '.pth', '.onnx', '.zip', '.npz', '.mjs', '-c.zip'],
  ])
  for (const name of files.slice(0, 5)) {
    const read = await readModel(new Uint8Array(await readFile(join(folder, name))))
    expect(await weightsSha256(read.model.parameters), name).toBe(await weightsSha256(model.parameters))
    expect(predictRows(read.model, read.preprocessing!, await wine()), name).toEqual(
      predictRows(model, parts.train.preprocessing!, await wine()),
    )
  }
  const code = await codeOf(room)
  expect(code.node.trim().split('\n').length).toBeLessThan(30)
  expect(await runInNode(code.node, folder)).toMatch(RegExp(`^${answer} \\{`))
  expect(await runInPage(code.page, folder)).toBe(answer)
  expect((await runInPython(code.python, folder)) ?? answer).toMatch(RegExp(`^${answer}`))
})

test('a file of numbers to predict, with all kinds of columns, gives the weights of the command that the page shows', async () => {
  const room = await openRoom()
  await upload(room, 'my flats.csv', flats)
  await room.getByText('my flats.csv: 240 rows, 5 columns').waitFor()
  expect(await room.getByRole('combobox', { name: 'Column to predict' }).inputValue()).toBe('rent')
  expect(await room.locator('.own-preview thead').textContent()).toMatch(
    /predicted.*rent.+category 3 values: .+number.+15 missing/,
  )
  await room.getByRole('checkbox', { name: 'Learn from 층, 지하' }).uncheck()
  await room.getByRole('spinbutton', { name: 'Most epochs' }).fill('40')
  await room.getByRole('spinbutton', { name: 'Seed' }).fill('5')
  await learn(room)
  expect(await room.locator('.bars .name').allTextContents()).not.toContain('층, 지하')
  expect((await room.locator('.bars .name').allTextContents())[0]).toBe('크기')

  const folder = await mkdtemp(join(tmpdir(), 'oneloop-flats-'))
  await writeFile(join(folder, 'my flats.csv'), flats)
  const line = (await room.getByTestId('table-command').textContent())!
  expect(await commandIn(folder, line)).toBe(await room.getByTestId('table-sha256').textContent())
  await rm(folder, { recursive: true })

  const answer = Number((await room.getByTestId('row-answer').textContent())!.replace('−', '-'))
  const saved = await saveAll(at, room, 'flats')
  const code = await codeOf(room)
  const { rent } = JSON.parse((await runInPage(code.page, saved.folder))!) as { rent: number }
  expect(rent).toBeCloseTo(answer, 1)
  const printed = await runInNode(code.node, saved.folder)
  expect(Number(/rent: ([\d.-]+)/.exec(printed)![1])).toBeCloseTo(rent, 6)
  const python = await runInPython(code.python, saved.folder)
  if (python !== null) expect(Number(python.replace(/[[\]]/g, ''))).toBeCloseTo(rent, 3)
})

test('a value that is changed by keyboard changes the answer, and one that is no number says so', async () => {
  const room = await openRoom()
  await upload(room, 'flats.csv', flats)
  await room.getByText('flats.csv: 240 rows').waitFor()
  await room.getByRole('spinbutton', { name: 'Most epochs' }).fill('60')
  await room.getByRole('spinbutton', { name: 'Learning rate' }).fill('0.01')
  await room.getByRole('button', { name: 'Learn this table' }).focus()
  await at.page.keyboard.press('Enter')
  await room.getByTestId('row-answer').waitFor()
  expect(await at.page.evaluate(() => document.activeElement?.textContent)).toBe('Learn this table')
  const size = room.getByRole('textbox', { name: '크기' })
  const rentOf = async (value: string) => {
    await size.fill(value)
    return Number((await room.getByTestId('row-answer').textContent())!)
  }
  expect(await rentOf('100')).toBeGreaterThan((await rentOf('25')) + 50)
  await size.fill('large')
  await room.getByText('Type a number, or nothing for a missing cell.').waitFor()
  expect(await room.getByTestId('row-answer').count()).toBe(0)
  await size.fill('')
  await room.getByTestId('row-answer').waitFor()
})

test('pressing a cell of the matrix shows its rows; a file dropped anywhere is opened', async () => {
  const room = await openRoom()
  await room.getByRole('button', { name: 'Irises by species' }).click()
  await learn(room)
  await room.locator('.confusion button').first().click()
  const shown = room.locator('.own-preview').nth(1).locator('tbody tr')
  expect(await shown.count()).toBe(Number(await room.locator('.confusion button [aria-hidden]').first().textContent()))
  await at.page.evaluate((text) => {
    const data = new DataTransfer()
    data.items.add(new File([text], 'dropped.csv'))
    const hero = document.querySelector('.hero')!
    for (const type of ['dragover', 'drop'])
      hero.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true }))
  }, flats)
  await room.getByText('dropped.csv: 240 rows, 5 columns').waitFor()
})

/** The same flats many times over: a run that lasts. */
const manyFlats = `${flats}${flats.slice(flats.indexOf('\n') + 1).repeat(20)}`

async function slowRun(): Promise<Locator> {
  const room = await openRoom()
  await upload(room, 'many.csv', manyFlats)
  await room.getByText('many.csv: 5,040 rows').waitFor()
  await room.getByRole('spinbutton', { name: 'Learning rate' }).fill('0.00001')
  return room
}

/** Presses the button as soon as it says Pause: a run on a quick machine would be over before a test sees it. */
async function startAndPause(room: Locator): Promise<void> {
  await room.getByRole('button', { name: 'Learn this table' }).evaluate(async (button) => {
    ;(button as HTMLElement).click()
    while (button.textContent !== 'Pause') await new Promise((done) => requestAnimationFrame(done))
    ;(button as HTMLElement).click()
  })
  await room.getByText(/Paused after epoch \d+\./).waitFor()
}

test('paused, it stands still and goes on to the same bits; stopped, it shows what it had learnt', async () => {
  const room = await slowRun()
  await room.getByRole('spinbutton', { name: 'Most epochs' }).fill('100')
  await learn(room)
  const digest = await room.getByTestId('table-sha256').textContent()
  await startAndPause(room)
  await room.getByRole('button', { name: 'Resume' }).click()
  await room.getByTestId('table-sha256').waitFor()
  expect(await room.getByTestId('table-sha256').textContent()).toBe(digest)

  await room.getByRole('spinbutton', { name: 'Most epochs' }).fill('1000')
  await startAndPause(room)
  await room.getByRole('button', { name: 'Stop' }).click()
  await room.getByText(/Stopped after epoch \d+: this is what it had learnt\./).waitFor()
  await room.getByTestId('row-answer').waitFor()
})

test.each([
  ['nothing.csv', '', 'There is nothing to learn from.|can’t be read as a table'],
  ['one.csv', `a,b\n${'1,x\n'.repeat(50)}`, 'This column can’t be learnt as it is.'],
  ['few.csv', 'a,b\n1,x\n2,y\n3,x\n', 'too few rows|can’t be learnt'],
  ['ragged.csv', 'a,b\n1,2\n1,2,3,4\n', 'can’t be read as a table'],
])('%s is refused in words', async (name, text, words) => {
  const room = await openRoom()
  await upload(room, name, text)
  await room.getByRole('alert').waitFor()
  expect(await room.getByRole('alert').textContent()).toMatch(RegExp(words))
})

describe.each([
  { locale: 'en-US', colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  { locale: 'ko-KR', colorScheme: 'dark', viewport: { width: 320, height: 700 } },
] as const)('$locale, $colorScheme, $viewport.width wide', (look) => {
  test.each(['wine', 'diabetes'] as const)('axe finds nothing serious in a room with a trained %s', async (name) => {
    const room = await openRoom({ ...look, reducedMotion: 'reduce' })
    const boards = { wine: /Wines by grape|와인의 품종/, diabetes: /Diabetes progression|당뇨병의 진행/ }
    await room.getByRole('button', { name: boards[name] }).click()
    await room.getByRole('button', { name: /Learn this table|이 표로 학습/ }).click()
    await room.getByTestId('row-answer').waitFor()
    if (name === 'wine') await room.locator('.confusion button').first().click()
    await at.page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true
    })
    expect(await axeFaults(at.page, '#own-table')).toEqual([])
    expect(await at.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  })
})
