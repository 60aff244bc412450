import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { ISOLATED, type Site, serve } from './index.ts'

let folder: string
let site: Site

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oneloop-static-'))
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>the page</title>')
  await writeFile(join(folder, 'data.bin'), Buffer.alloc(32 << 20, 7))
  await writeFile(join(folder, 'program.js'), 'export {}')
  await writeFile(join(folder, 'kernels.wasm'), '')
  site = await serve({ folders: { '/': folder, '/other/': folder }, headers: ISOLATED })
})

afterAll(async () => {
  await site.close()
  await rm(folder, { recursive: true })
})

test.each([
  ['GET', '', {}, 200],
  ['HEAD', 'data.bin', {}, 200],
  ['GET', 'index', {}, 200],
  ['GET', 'other/program.js?version=1', {}, 200],
  ['GET', 'data.bin', { Range: 'bytes=5-9' }, 206],
  ['GET', 'data.bin', { Range: 'bytes=10-5' }, 416],
  ['GET', 'data.bin', { Range: 'bytes=99999999-' }, 416],
  ['GET', 'assets/missing-1234.js', {}, 404],
  ['GET', 'other', {}, 404],
  ['GET', '%', {}, 400],
  ['GET', '..%2f..%2fpackage.json', {}, 403],
  ['POST', '', {}, 405],
])('%s /%s %j is answered with its headers and %d', async (method, path, headers, status) => {
  const response = await fetch(`${site.url}${path}`, { method, headers })
  await response.arrayBuffer()
  expect(response.status).toBe(status)
  for (const [name, value] of Object.entries(ISOLATED)) expect(response.headers.get(name)).toBe(value)
})

test('what is no HTTP at all ends that connection and no more', async () => {
  const socket = connect(Number(new URL(site.url).port), '127.0.0.1')
  socket.end('nonsense\r\n\r\n')
  await new Promise((resolve) => socket.on('close', resolve).resume())
  expect((await fetch(site.url)).status).toBe(200)
})

test('a file comes whole or in part, under its type', async () => {
  const part = await fetch(`${site.url}data.bin`, { headers: { Range: 'bytes=5-9' } })
  expect(part.headers.get('content-range')).toBe(`bytes 5-9/${32 << 20}`)
  expect([...new Uint8Array(await part.arrayBuffer())]).toEqual([7, 7, 7, 7, 7])
  const typeOf = async (path: string) => (await fetch(`${site.url}${path}`)).headers.get('content-type')
  expect(await typeOf('program.js')).toMatch(/^text\/javascript/)
  expect(await typeOf('kernels.wasm')).toBe('application/wasm')
  expect(await typeOf('')).toMatch(/^text\/html/)
})

test.runIf(process.platform === 'linux')('a download that is broken off leaves no open file behind', async () => {
  const openFiles = async () => (await readdir('/proc/self/fd')).length
  const before = await openFiles()
  await Promise.all(Array.from({ length: 30 }, breakOff))
  await vi.waitFor(async () => expect(await openFiles()).toBeLessThanOrEqual(before + 2), { timeout: 90_000 })
})

function breakOff(): Promise<void> {
  return new Promise((resolve, reject) => {
    const download = request(`${site.url}data.bin`, { agent: false }, (response) => {
      response.once('data', () => {
        download.destroy()
        resolve()
      })
      response.on('error', () => {})
    })
    download.on('error', reject).end()
  })
}
