import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OneloopError } from '../index.ts'
import { readRegularFile } from './index.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oneloop-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function refusal(path: string, maxBytes = 1000): Promise<OneloopError> {
  const error: unknown = await readRegularFile(path, { maxBytes }).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(OneloopError)
  return error as OneloopError
}

test('a file is read whole, through a link too, up to the bound', async () => {
  const path = join(folder, 'file')
  const bytes = Uint8Array.from({ length: 1000 }, (_, i) => i & 0xff)
  await writeFile(path, bytes)
  await symlink(path, join(folder, 'link'))
  for (const name of ['file', 'link']) {
    expect(await readRegularFile(join(folder, name), { maxBytes: 1000 })).toEqual(bytes)
  }
  expect(await refusal(path, 999)).toMatchObject({
    code: 'TOO_LARGE',
    message: `${path}: has 1000 bytes; at most 999 are read`,
  })
})

test('an empty file is empty', async () => {
  await writeFile(join(folder, 'empty'), '')
  expect(await readRegularFile(join(folder, 'empty'), { maxBytes: 0 })).toEqual(new Uint8Array())
})

test('what is absent, beneath a file or a folder is said', async () => {
  await writeFile(join(folder, 'plain'), 'x')
  await mkdir(join(folder, 'folder'))
  expect((await refusal(join(folder, 'absent'))).message).toMatch(/absent: can't be read: there is no such file$/)
  expect((await refusal(join(folder, 'plain/below'))).message).toMatch(/its folder is a file$/)
  expect((await refusal(join(folder, 'folder'))).message).toMatch(/it is a folder, not a regular file$/)
})

test('a signal that has aborted stops it with its reason', async () => {
  const path = join(folder, 'signal')
  await writeFile(path, 'x')
  const reason = new Error('enough')
  await expect(readRegularFile(path, { maxBytes: 10, signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
})

describe.skipIf(process.platform === 'win32')('what never ends is refused unread', () => {
  test('a device, and a link to one', async () => {
    await symlink('/dev/zero', join(folder, 'zero'))
    for (const path of ['/dev/zero', join(folder, 'zero')]) {
      expect(await refusal(path)).toMatchObject({ code: 'READ_FAILED' })
      expect((await refusal(path)).message).toMatch(/it is a device, not a regular file$/)
    }
  })

  test('a pipe that nobody writes to', async () => {
    const path = join(folder, 'pipe')
    execFileSync('mkfifo', [path])
    expect((await refusal(path)).message).toMatch(/it is a pipe, not a regular file$/)
  })

  test('a socket', async () => {
    const path = join(folder, 'socket')
    const server = createServer().listen(path)
    await new Promise((resolve) => server.once('listening', resolve))
    try {
      expect((await refusal(path)).message).toMatch(/it is a socket, not a regular file$/)
    } finally {
      server.close()
    }
  })

  test('a link to itself', async () => {
    await symlink(join(folder, 'circle'), join(folder, 'circle'))
    expect((await refusal(join(folder, 'circle'))).message).toMatch(/its links go round in a circle$/)
  })
})
