import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { OneloopError } from '../index.ts'
import { checkWritable, makeFolder, writeFileAtomic } from './index.ts'

const root = mkdtempSync(join(tmpdir(), 'oneloop-write-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
let folders = 0
function newFolder(): string {
  const folder = join(root, String(folders++))
  mkdirSync(folder)
  return folder
}
const text = (path: string) => readFileSync(path, 'utf8')
const isPosix = process.platform !== 'win32'

test('writes a new file, replaces an old one, and leaves nothing else', async () => {
  const folder = newFolder()
  await writeFileAtomic(join(folder, 'a'), 'one')
  await writeFileAtomic(join(folder, 'a'), Uint8Array.of(0x74, 0x77, 0x6f))
  expect(text(join(folder, 'a'))).toBe('two')
  expect(readdirSync(folder)).toEqual(['a'])
})

test('pieces are one file once the last is there, and none when they fail', async () => {
  const folder = newFolder()
  async function* pieces(error?: Error) {
    yield 'one,'
    expect(existsSync(join(folder, 'a'))).toBe(error !== undefined)
    yield Uint8Array.of(0x74, 0x77, 0x6f)
    if (error !== undefined) throw error
  }
  await writeFileAtomic(join(folder, 'a'), pieces())
  expect(text(join(folder, 'a'))).toBe('one,two')
  const error = new OneloopError('no more', { code: 'DATA_FILE_INVALID' })
  await expect(writeFileAtomic(join(folder, 'a'), pieces(error))).rejects.toBe(error)
  expect(text(join(folder, 'a'))).toBe('one,two')
  expect(readdirSync(folder)).toEqual(['a'])
})

test('many writers of one file: it is always one of theirs, whole', async () => {
  const path = join(newFolder(), 'a')
  const texts = Array.from({ length: 20 }, (_, i) => String(i).repeat(10_000))
  await Promise.all(texts.map((value) => writeFileAtomic(path, value)))
  expect(texts).toContain(text(path))
})

describe.runIf(isPosix)('links', () => {
  test.each([
    ['to a file', true],
    ['to a file that is not there yet', false],
  ])('%s are followed and stay', async (_, isThere) => {
    const folder = newFolder()
    mkdirSync(join(folder, 'real'))
    if (isThere) writeFileSync(join(folder, 'real', 'target'), 'old')
    symlinkSync(join('real', 'target'), join(folder, 'link'))
    await writeFileAtomic(join(folder, 'link'), 'new')
    expect(lstatSync(join(folder, 'link')).isSymbolicLink()).toBe(true)
    expect(text(join(folder, 'real', 'target'))).toBe('new')
  })

  test('in a circle are refused', async () => {
    const folder = newFolder()
    symlinkSync('b', join(folder, 'a'))
    symlinkSync('a', join(folder, 'b'))
    await expect(writeFileAtomic(join(folder, 'a'), '')).rejects.toThrow(/links go round in a circle/)
  })

  test('a file keeps its permissions', async () => {
    const path = join(newFolder(), 'secret')
    writeFileSync(path, 'old')
    chmodSync(path, 0o600)
    await writeFileAtomic(path, 'new')
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })
})

describe('what can not be written is refused, by the check as by the write, and stays', () => {
  const refusals: [string, (folder: string) => string, RegExp][] = [
    ['a folder of that name', newFolderIn, /it is a folder/],
    ['a folder that is missing', (folder) => join(folder, 'no', 'x'), /its folder does not exist/],
    ['a file in place of the folder', (folder) => join(fileIn(folder), 'x'), /file/],
  ]
  if (isPosix) {
    refusals.push(
      ['a read-only file', (folder) => readOnly(join(folder, 'x')), /it is read-only/],
      ['a device', () => '/dev/null', /it is not a regular file/],
    )
  }
  test.each(refusals)('%s', async (_, make, reason) => {
    const path = make(newFolder())
    for (const attempt of [() => checkWritable(path), () => writeFileAtomic(path, 'new')]) {
      await expect(attempt()).rejects.toMatchObject({
        code: 'WRITE_FAILED',
        file: path,
        message: expect.stringMatching(reason),
      })
    }
    if (existsSync(path) && statSync(path).isFile()) expect(text(path)).toBe('old')
  })

  test('an unknown reason is told as the system tells it', async () => {
    await expect(writeFileAtomic(join(newFolder(), 'a\0b'), '')).rejects.toThrow(/null bytes/)
  })

  function newFolderIn(folder: string): string {
    mkdirSync(join(folder, 'x'))
    return join(folder, 'x')
  }

  function fileIn(folder: string): string {
    writeFileSync(join(folder, 'f'), '')
    return join(folder, 'f')
  }

  function readOnly(path: string): string {
    writeFileSync(path, 'old')
    chmodSync(path, 0o444)
    return path
  }
})

test('the check leaves nothing behind', async () => {
  const folder = newFolder()
  await checkWritable(join(folder, 'a'))
  expect(readdirSync(folder)).toEqual([])
})

test('what a killed process left unfinished is removed an hour later, and not what is being written', async () => {
  const folder = newFolder()
  const [abandoned, fresh, anothers] = ['a.0badf00d.oneloop.tmp', 'a.00c0ffee.oneloop.tmp', 'b.0badf00d.oneloop.tmp']
  for (const name of [abandoned, fresh, anothers]) writeFileSync(join(folder, name), '')
  const before = new Date(Date.now() - 3_700_000)
  for (const name of [abandoned, anothers]) utimesSync(join(folder, name), before, before)
  await writeFileAtomic(join(folder, 'a'), 'new')
  expect(readdirSync(folder).sort()).toEqual(['a', fresh, anothers].sort())
})

test('a file handle without sync is no hindrance', async () => {
  const path = join(newFolder(), 'a')
  const handle = await open(join(root, 'any'), 'w')
  const prototype = Object.getPrototypeOf(handle) as FileHandle
  await handle.close()
  const { sync } = prototype
  // As in Yarn's Plug'n'Play.
  prototype.sync = () => {
    throw new Error('Method not implemented.')
  }
  try {
    await writeFileAtomic(path, 'new')
  } finally {
    prototype.sync = sync
  }
  expect(text(path)).toBe('new')
})

test('folders are made with those above them, by several at once', async () => {
  const folder = join(newFolder(), 'runs')
  await Promise.all(Array.from({ length: 20 }, (_, i) => makeFolder(join(folder, String(i % 2), 'x'))))
  expect(readdirSync(folder)).toEqual(['0', '1'])
  writeFileSync(join(folder, 'file'), '')
  await expect(makeFolder(join(folder, 'file', 'x'))).rejects.toMatchObject({ code: 'WRITE_FAILED' })
})
