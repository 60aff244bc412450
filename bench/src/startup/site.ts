import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'

/** A folder in memory over HTTP on this machine, by default compressed as a web host would, each byte counted. */
export interface Site {
  readonly url: string
  /** Bytes sent since the last call. */
  takeBytes(): number
  close(): Promise<void>
}

const TYPES: Record<string, string> = { html: 'text/html', js: 'text/javascript', wasm: 'application/wasm' }

export async function serve(files: ReadonlyMap<string, Uint8Array>, { compressed = true } = {}): Promise<Site> {
  const pack = (bytes: Uint8Array) => (compressed ? gzipSync(bytes, { level: 9 }) : bytes)
  const packed = new Map([...files].map(([path, bytes]) => [path, pack(bytes)]))
  let sent = 0
  const server: Server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    const body = packed.get(path)
    const isolated = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' }
    if (body === undefined) return response.writeHead(404, isolated).end()
    sent += body.length
    const type = path === '/' ? TYPES['html']! : (TYPES[path.split('.').at(-1)!] ?? 'application/octet-stream')
    return response
      .writeHead(200, {
        ...isolated,
        'content-type': type,
        ...(compressed && { 'content-encoding': 'gzip' }),
        'cache-control': 'no-store',
      })
      .end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    takeBytes() {
      const bytes = sent
      sent = 0
      return bytes
    },
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  }
}
