import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'

const TYPES: Record<string, string> = { '.js': 'text/javascript', '.html': 'text/html' }

/** Serves a folder, and a page at `/` that loads `page.js`, with these headers. */
export async function serve(folder: string, headers: Record<string, string>) {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    try {
      const isPage = path === '/'
      const body = isPage
        ? '<!doctype html><script type="module" src="/page.js"></script>'
        : await readFile(join(folder, path))
      response.writeHead(200, { 'content-type': TYPES[isPage ? '.html' : extname(path)], ...headers }).end(body)
    } catch {
      response.writeHead(404, headers).end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  return { url, close: () => server.close() }
}
