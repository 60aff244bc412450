import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import send from 'send'

export interface ServeOptions {
  /** Folders by the path under which they are served: `{ '/': 'dist', '/tfjs/': '…' }`. The longest path decides. */
  readonly folders: Readonly<Record<string, string>>
  /** Sent with every answer, also where a file is missing or a request makes no sense. */
  readonly headers?: Readonly<Record<string, string>>
  /** 0, the default: one that is free. */
  readonly port?: number
}

export interface Site {
  /** With a slash at its end. */
  readonly url: string
  close(): Promise<void>
}

/** Serves folders on 127.0.0.1; `/page` gives `page.html`, as static hosts do. Files, ranges, types and what a browser has kept are the library's business. */
export async function serve({ folders, headers = {}, port = 0 }: ServeOptions): Promise<Site> {
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    answer(folders, request, response)
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

function answer(folders: ServeOptions['folders'], request: IncomingMessage, response: ServerResponse): void {
  const refuse = (status: number) => {
    response.statusCode = status
    response.setHeader('Content-Type', 'text/plain; charset=utf-8')
    response.end(`${status}\n`)
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD')
    refuse(405)
    return
  }
  const [path = '/'] = (request.url ?? '/').split('?')
  const mount = Object.keys(folders)
    .filter((prefix) => path.startsWith(prefix))
    .sort((a, b) => b.length - a.length)[0]
  if (mount === undefined) {
    refuse(404)
    return
  }
  send(request, `/${path.slice(mount.length)}`, { root: folders[mount]!, extensions: ['html'] })
    .on('directory', () => refuse(404))
    .on('error', ({ status, headers }: SendError) => {
      for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value)
      refuse(status)
    })
    .pipe(response)
}

interface SendError extends Error {
  readonly status: number
  /** With status 416: which bytes there are. */
  readonly headers?: Readonly<Record<string, string>>
}
