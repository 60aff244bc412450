import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { withLock } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'oneloop-lock-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let locks = 0
const newLock = () => join(folder, `${locks++}.lock`)

/** What the lock of this process says, with what is given in its place. */
async function lockOf(changes: object): Promise<string> {
  const file = newLock()
  const mine = await withLock(file, async () => JSON.parse(readFileSync(file, 'utf8')) as object)
  return JSON.stringify({ ...mine, ...changes })
}

test('a second is turned away while the first works, and let in after it, however it ended', async () => {
  const lock = newLock()
  const failure = new Error('compiler')
  const first = withLock(lock, async () => {
    await expect(withLock(lock, async () => 'never')).rejects.toMatchObject({ code: 'IN_USE', file: lock })
    throw failure
  })
  await expect(first).rejects.toBe(failure)
  expect(await withLock(lock, async () => 'second')).toBe('second')
  expect(existsSync(lock)).toBe(false)
})

test('of many at once, one works at a time', async () => {
  const lock = newLock()
  let working = 0
  const attempt = () =>
    withLock(lock, async () => {
      expect(++working).toBe(1)
      await new Promise(setImmediate)
      working--
    })
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, attempt))
  for (const outcome of outcomes)
    if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'IN_USE' })
  expect(outcomes.some(({ status }) => status === 'fulfilled')).toBe(true)
})

test('the lock of a process that is gone is taken over', async () => {
  const lock = newLock()
  writeFileSync(lock, await lockOf({ pid: spawnSync(process.execPath, ['--version']).pid }))
  expect(await withLock(lock, async () => 'done')).toBe('done')
})

test.runIf(process.platform === 'linux')('so is one whose process number another process has now', async () => {
  const lock = newLock()
  writeFileSync(lock, await lockOf({ started: '1' }))
  expect(await withLock(lock, async () => 'done')).toBe('done')
})

test('one of another machine, or that nobody can read, holds for a minute after its last sign of life', async () => {
  for (const content of [await lockOf({ place: 'elsewhere 1' }), '', '{"pid":']) {
    const lock = newLock()
    writeFileSync(lock, content)
    await expect(withLock(lock, async () => 'never')).rejects.toMatchObject({ code: 'IN_USE' })
    const silent = new Date(Date.now() - 61_000)
    utimesSync(lock, silent, silent)
    expect(await withLock(lock, async () => 'done')).toBe('done')
  }
})

test('a lock that can not be written says so', async () => {
  await expect(withLock(join(folder, 'no', 'lock'), async () => 0)).rejects.toMatchObject({ code: 'WRITE_FAILED' })
})
