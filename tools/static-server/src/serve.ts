import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import send from 'send'

export interface ServeOptions {
  /** Folders by the path under which they are served: `{ '/': 'dist', '/tfjs/': '…' }`. The longest path decides. */
  readonly folders: Readonly<Record<string, string>>
  /** Sent with every answer, also where a file is missing or a request makes no sense. */
  readonly headers?: Readonly<Record<string, string>>
  /** 0, the default: one that is free. */
  readonly port?: number
  /** Who may connect: this machine alone by '127.0.0.1', the default, or the network too by '0.0.0.0'. */
  readonly host?: string
}

export interface Site {
  /** With a slash at its end. */
  readonly url: string
  /** For what else is to be served at the same address. */
  readonly server: Server
  close(): Promise<void>
}

/** Serves folders; `/page` gives `page.html`, as static hosts do. Files, ranges, types and what a browser has kept are the library's business. */
export async function serve({ folders, headers = {}, port = 0, host = '127.0.0.1' }: ServeOptions): Promise<Site> {
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    answer(folders, request, response)
  })
  server.listen(port, host)
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    server,
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
