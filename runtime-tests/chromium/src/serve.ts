import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'

export interface Site {
  readonly url: string
  close(): Promise<void>
}

/** Serves folders on 127.0.0.1, cross-origin isolated, so that pages have threads. `mounts` maps `'/tfjs/'` to a folder. */
export async function serve(mounts: Readonly<Record<string, string>>): Promise<Site> {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1')
    const file = fileAt(mounts, pathname)
    const body = file === undefined ? undefined : await readFile(file).catch(() => undefined)
    response.writeHead(body === undefined ? 404 : 200, {
      'Content-Type': CONTENT_TYPES[extname(pathname)] ?? 'text/html; charset=utf-8',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
    })
    response.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
}

/** The longest mount that the path begins with decides. */
function fileAt(mounts: Readonly<Record<string, string>>, pathname: string): string | undefined {
  const path = normalize(decodeURIComponent(pathname))
  const mount = Object.keys(mounts)
    .filter((prefix) => path.startsWith(prefix))
    .sort((a, b) => b.length - a.length)[0]
  return mount === undefined ? undefined : join(mounts[mount]!, path.slice(mount.length) || 'index.html')
}
