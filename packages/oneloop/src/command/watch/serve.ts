import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { OneloopError } from '@oneloop/core'
import { systemReason } from '@oneloop/core/node'
import { echartsScript } from '@oneloop/figures/node'
import { ICON, PAGE, SCRIPT, STYLE } from './page.ts'

/** The page, on this machine alone. */
export interface PageServer {
  readonly url: string
  /** Sends the view to every page that is open, and to each that will be. */
  show(view: object): void
  /** Tells the pages that there is no more, and ends. */
  close(): Promise<void>
}

/** More tabs than anyone has open. */
const MOST_PAGES = 16

const HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src 'self'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
} as const

/**
 * Serves the page and its events on 127.0.0.1: no other machine reaches it, and no page of another site may read it, not
 * even by a name that leads here.
 *
 * @param port 0 for any that is free
 * @throws OneloopError `OPTION_INVALID` when the port is taken
 */
export async function servePage(port: number): Promise<PageServer> {
  const files: Readonly<Record<string, readonly [type: string, text: () => string | Promise<string>]>> = {
    '/': ['text/html; charset=utf-8', () => PAGE],
    '/icon.svg': ['image/svg+xml', () => ICON],
    '/page.css': ['text/css', () => STYLE],
    '/page.js': ['text/javascript', () => SCRIPT],
    '/echarts.js': ['text/javascript', echartsScript],
  }
  const pages = new Set<ServerResponse>()
  let last: string | null = null
  let hosts: ReadonlySet<string> = new Set()

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (!response.headersSent) refuse(response, 500, String(error))
      else response.destroy()
    })
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // A site of somebody else's may have a name that leads to 127.0.0.1.
    if (!hosts.has(request.headers.host ?? '')) return refuse(response, 403, 'This page is for this machine alone.')
    if (request.method !== 'GET') return refuse(response, 405, 'Only GET.')
    const path = request.url?.split('?')[0] ?? ''
    if (path === '/events') return open(request, response)
    const file = Object.hasOwn(files, path) ? files[path] : undefined
    if (file === undefined) return refuse(response, 404, 'There is no such page.')
    response.writeHead(200, { ...HEADERS, 'Content-Type': file[0] }).end(await file[1]())
  }

  function open(request: IncomingMessage, response: ServerResponse): void {
    if (pages.size >= MOST_PAGES) {
      refuse(response, 503, 'Too many pages are open.')
      return
    }
    response.writeHead(200, { ...HEADERS, 'Content-Type': 'text/event-stream' })
    response.write(last ?? ':\n\n')
    pages.add(response)
    request.on('close', () => pages.delete(response))
  }

  await listen()
  const { port: taken } = server.address() as AddressInfo
  hosts = new Set([`127.0.0.1:${taken}`, `localhost:${taken}`])
  // A page that nobody closes must not keep the process.
  server.unref()

  async function listen(): Promise<void> {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, '127.0.0.1', resolve)
      })
    } catch (cause) {
      throw new OneloopError(`the page can't be served on port ${port}: ${systemReason(cause)}`, {
        code: 'OPTION_INVALID',
        fix: 'choose another port, or leave it out for one that is free',
        cause,
      })
    }
  }

  return {
    url: `http://127.0.0.1:${taken}/`,
    show(view) {
      const event = `event: run\ndata: ${JSON.stringify(view)}\n\n`
      if (event === last) return
      last = event
      for (const page of pages) {
        // One that does not read would be sent ever more: it asks anew when it reads again.
        if (page.writableLength > MOST_UNREAD_BYTES) page.destroy()
        else page.write(event)
      }
    },
    async close() {
      const ended = [...pages].map((page) => new Promise<void>((resolve) => page.end('event: end\ndata:\n\n', resolve)))
      await Promise.race([Promise.all(ended), new Promise((resolve) => setTimeout(resolve, 1000).unref())])
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

const MOST_UNREAD_BYTES = 2 ** 24

function refuse(response: ServerResponse, status: number, why: string): void {
  response.writeHead(status, { ...HEADERS, 'Content-Type': 'text/plain; charset=utf-8' }).end(`${why}\n`)
}
