import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { bundled } from '../node/index.ts'
import type { ByteCache } from './byte-cache.ts'
import { mirrors } from './mirrors.ts'

type Handler = (request: IncomingMessage, response: ServerResponse) => void

let images: Uint8Array
const servers: Server[] = []

beforeAll(async () => {
  images = (await bundled().read('test-images')).bytes
})

afterEach(() => {
  cut = undefined
  for (const server of servers.splice(0)) server.close().closeAllConnections()
})

async function serve(...handlers: Handler[]): Promise<{ url: string; ranges: (string | undefined)[] }> {
  const ranges: (string | undefined)[] = []
  const server = createServer((request, response) => {
    ranges.push(request.headers.range)
    const handler = handlers[Math.min(ranges.length, handlers.length) - 1]!
    handler(request, response)
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/data`, ranges }
}

function memoryCache(): ByteCache & { files: Map<string, Uint8Array> } {
  const files = new Map<string, Uint8Array>()
  return {
    files,
    get: async (key) => files.get(key),
    put: async (key, bytes) => void files.set(key, bytes),
    delete: async (key) => void files.delete(key),
  }
}

const whole: Handler = (_, response) => response.setHeader('Content-Length', images.length).end(images)

const rest: Handler = (request, response) => {
  const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1])
  const range = `bytes ${start}-${images.length - 1}/${images.length}`
  response.writeHead(206, { 'Content-Range': range }).end(images.subarray(start))
}

// Cut when the client has had some of it, which only the client knows.
let cut: (() => void) | undefined
const cutInTheMiddle: Handler = (_, response) => {
  cut = () => response.destroy()
  response.setHeader('Content-Length', images.length)
  response.write(images.subarray(0, 3_000_000))
}

const damaged: Handler = (_, response) => response.end(images.map((byte, i) => (i === 5_000_000 ? byte ^ 1 : byte)))

const status =
  (code: number): Handler =>
  (_, response) =>
    response.writeHead(code).end('no')

const key = 'mnist/t10k-images-idx3-ubyte.gz'

async function read(url: string | string[], cache?: ByteCache) {
  const source = mirrors('mnist', { urls: [url].flat(), ...(cache && { cache }) })
  const onProgress = ({ loadedBytes }: { loadedBytes: number }) => void (loadedBytes > 1_000_000 && cut?.())
  const { bytes } = await source.read('test-images', { onProgress })
  return Buffer.from(bytes).equals(images)
}

test('a file comes whole, with progress, and the second time from the cache', async () => {
  const { url, ranges } = await serve(whole)
  const cache = memoryCache()
  const progress: number[] = []
  const source = mirrors('mnist', { urls: [url], cache })
  const onProgress = ({ loadedBytes, totalBytes }: { loadedBytes: number; totalBytes: number | undefined }) => {
    expect(totalBytes).toBe(images.length)
    progress.push(loadedBytes)
  }
  expect((await source.read('test-images', { onProgress })).bytes).toHaveLength(images.length)
  expect(progress.length).toBeGreaterThan(1)
  expect(progress.at(-1)).toBe(images.length)
  expect(progress).toEqual(progress.toSorted((a, b) => a - b))
  expect(await read(url, cache)).toBe(true)
  expect(ranges).toEqual([undefined])
})

test('a download that breaks off goes on where it was', async () => {
  const { url, ranges } = await serve(cutInTheMiddle, rest)
  expect(await read(url)).toBe(true)
  expect(ranges[0]).toBeUndefined()
  expect(Number(/\d+/.exec(ranges[1]!)?.[0])).toBeGreaterThan(1_000_000)
})

test('a server that ignores ranges starts again', async () => {
  const { url, ranges } = await serve(cutInTheMiddle, whole)
  expect(await read(url)).toBe(true)
  expect(ranges).toHaveLength(2)
})

test('a server in trouble is asked again', async () => {
  const { url, ranges } = await serve(status(500), status(429), whole)
  expect(await read(url)).toBe(true)
  expect(ranges).toHaveLength(3)
})

test('damaged bytes are never returned, and the next mirror is tried', async () => {
  const bad = await serve(damaged)
  const good = await serve(whole)
  expect(await read([bad.url, good.url])).toBe(true)
  expect(bad.ranges.length).toBeGreaterThan(0)
})

test('a mirror without the file is not asked twice', async () => {
  const missing = await serve(status(404))
  const good = await serve(whole)
  expect(await read([missing.url, good.url])).toBe(true)
  expect(missing.ranges).toHaveLength(1)
})

test('when every mirror fails the error names them and their reasons', async () => {
  const missing = await serve(status(404))
  const bad = await serve(damaged)
  const error = await read([missing.url, bad.url]).catch((error: unknown) => error)
  expect(error).toMatchObject({ code: 'DOWNLOAD_FAILED' })
  expect(String(error)).toContain(`${missing.url}/t10k-images-idx3-ubyte.gz: the server answers 404`)
  expect(String(error)).toContain('sha256 is')
})

test('a damaged copy in the cache is replaced', async () => {
  const { url, ranges } = await serve(whole)
  const cache = memoryCache()
  cache.files.set(key, images.slice(1))
  expect(await read(url, cache)).toBe(true)
  expect(ranges).toHaveLength(1)
  expect(cache.files.get(key)).toHaveLength(images.length)
})

test('an aborted download keeps what it had, and the next run fetches only the rest', async () => {
  const { url, ranges } = await serve((_, response) => {
    response.setHeader('Content-Length', images.length)
    response.write(images.subarray(0, 3_000_000))
  }, rest)
  const cache = memoryCache()
  const stop = new AbortController()
  const reading = mirrors('mnist', { urls: [url], cache }).read('test-images', {
    signal: stop.signal,
    onProgress: ({ loadedBytes }) => loadedBytes >= 3_000_000 && stop.abort(),
  })
  await expect(reading).rejects.toMatchObject({ name: 'AbortError' })
  expect(cache.files.get(`${key}.part`)).toHaveLength(3_000_000)
  expect(await read(url, cache)).toBe(true)
  expect(ranges).toEqual([undefined, 'bytes=3000000-'])
  expect([...cache.files.keys()]).toEqual([key])
})

test('a cache that fails costs nothing but the next download', async () => {
  const { url } = await serve(whole)
  const full = () => Promise.reject(new Error('no space left'))
  expect(await read(url, { get: full, put: full, delete: full })).toBe(true)
})
