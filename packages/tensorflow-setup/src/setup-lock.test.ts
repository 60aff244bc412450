import { spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../test/temporary-folder.ts'
import { underLock } from './setup-lock.ts'

test('a second setup is turned away while the first works, and let in after it, however it ended', async () => {
  const lock = join(temporaryFolder(), 'setup.lock')
  const failure = new Error('compiler')
  const first = underLock(lock, async () => {
    await expect(underLock(lock, async () => 'never')).rejects.toMatchObject({ code: 'IN_USE', file: lock })
    throw failure
  })
  await expect(first).rejects.toBe(failure)
  expect(await underLock(lock, async () => 'second')).toBe('second')
  expect(existsSync(lock)).toBe(false)
})

test('the lock of a process that is gone is taken over', async () => {
  const lock = join(temporaryFolder(), 'setup.lock')
  const { pid } = spawnSync(process.execPath, ['--version'])
  writeFileSync(lock, String(pid))
  expect(await underLock(lock, async () => 'done')).toBe('done')
})
