import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { seriousFaults } from './support/axe.ts'
import { type Visit, visit } from './support/browser.ts'
import { serveWithClass } from './support/server.ts'

let lesson: Awaited<ReturnType<typeof serveWithClass>>
let at: Visit
beforeAll(async () => {
  lesson = await serveWithClass('seeds')
  at = await visit()
})
afterAll(async () => {
  await at.end()
  await lesson.close()
})

test('two tabs train the same seed, and the board shows that they agree to the bit', async () => {
  const { context, page: board } = at
  await board.goto(`${lesson.url}?class=board`)
  await board.getByText('Nobody has joined yet.').waitFor()
  const first = await context.newPage()
  await first.goto(`${lesson.url}?class=join`)
  await first.getByText('You have seat 1 and train with seed 1').waitFor()
  const second = await context.newPage()
  await second.goto(`${lesson.url}?class=join`)
  await second.getByText('You have seat 2 and train with seed 1').waitFor()
  await board.getByText('2 tabs joined, 0 runs finished').waitFor()

  for (const tab of [first, second]) {
    await tab.bringToFront()
    await tab.getByRole('button', { name: 'Train', exact: true }).click()
    await tab.getByText('Sent to the board').waitFor()
  }
  await board.bringToFront()
  await board.getByText('2 computers agree').waitFor()
  expect(await seriousFaults(board)).toEqual([])
  const shown = await second.getByTestId('weights-sha256').textContent()
  expect(await board.locator('.class-table code').getAttribute('title')).toBe(shown)

  // A run of other settings is not the class's.
  await second.bringToFront()
  await second.getByRole('spinbutton', { name: 'Epochs' }).fill('1')
  await second.getByRole('button', { name: 'Train', exact: true }).click()
  await second.getByText('it is not sent to the board').waitFor()
  await second.close()
  await board.getByText('1 tab joined, 2 runs finished').waitFor()
  expect(at.complaints).toEqual([])
})

test('what does not follow the protocol is dropped, and the class goes on', async () => {
  const tab = '0'.repeat(31)
  const sockets: Socket[] = []
  const open = (auth: object, extraHeaders = {}) => {
    const socket = io(lesson.url, {
      path: '/class',
      auth,
      extraHeaders,
      transports: ['websocket'],
      reconnection: false,
    })
    sockets.push(socket)
    return socket
  }
  try {
    for (const auth of [{}, { role: 'teacher' }, { role: 'tab', tab: 'short' }, { role: 'board', more: 1 }]) {
      const refused = open(auth)
      await vi.waitFor(() => expect(refused.connected).toBe(false))
      await new Promise((done) => refused.on('disconnect', done))
    }
    const stranger = open({ role: 'board' }, { Origin: 'https://elsewhere.example' })
    await new Promise((done) => stranger.on('connect_error', done))

    const boards: unknown[] = []
    const board = open({ role: 'board' })
    board.on('board', (next: unknown) => boards.push(next))
    await vi.waitFor(() => expect(boards).toHaveLength(1))
    const hostile = open({ role: 'tab', tab: `${tab}f` })
    const seat = await new Promise<{ setting: object }>((done) => hostile.on('seat', done))
    const good = { setting: seat.setting, accuracy: 0.5, loss: 1, weightsSha256: 'a'.repeat(64), device: 'none' }
    for (const bad of [
      null,
      'text',
      { ...good, accuracy: 2 },
      { ...good, name: 'Kim' },
      { ...good, device: 'x'.repeat(200) },
    ]) {
      hostile.emit('result', bad)
    }
    hostile.emit('result', good)
    // Faster than anyone trains: not taken in.
    hostile.emit('result', { ...good, accuracy: 0.9 })
    await vi.waitFor(() => expect(JSON.stringify(boards.at(-1))).toContain('"accuracy":0.5'))
    expect(JSON.stringify(boards.at(-1))).not.toMatch(/Kim|"accuracy":0.9,|xxx/)
    hostile.emit('result', { ...good, device: 'x'.repeat(10_000) })
    await new Promise((done) => hostile.on('disconnect', done))
  } finally {
    for (const socket of sockets) socket.disconnect()
  }
})

test('the script says where the board is, ends when told to, and refuses what it does not know', async () => {
  const script = fileURLToPath(new URL('../scripts/serve.mjs', import.meta.url))
  const wrong = spawn(process.execPath, [script, '--class', 'names'])
  const [complaint] = await once(wrong.stderr.setEncoding('utf8'), 'data')
  expect(complaint).toBe('--class takes seeds or rates, not names\n')
  expect(await once(wrong, 'exit')).toEqual([2, null])

  const right = spawn(process.execPath, [script, '--class', 'rates'])
  let said = ''
  right.stdout.setEncoding('utf8').on('data', (words: string) => {
    said += words
  })
  await vi.waitFor(() => expect(said).toMatch(/\?class=join|in no network/), { timeout: 20_000 })
  const url = /The page is at (\S+)/.exec(said)![1]!
  const tab = io(url, { path: '/class', auth: { role: 'tab', tab: '0'.repeat(32) }, transports: ['websocket'] })
  const seat = await new Promise((done) => tab.on('seat', done))
  expect(seat).toEqual({ number: 1, setting: { name: 'learningRate', value: 0.00001 } })
  tab.disconnect()
  right.kill('SIGTERM')
  expect(await once(right, 'exit')).toEqual([143, null])
})
