import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Zippable, zipSync } from 'fflate'
import { onTestFinished } from 'vitest'
import type { Wheel } from '../src/wheels/wheel.ts'

/** A wheel in memory, pinned as it is. */
export function makeWheel(project: string, members: Zippable): { wheel: Wheel; bytes: Uint8Array } {
  const bytes = zipSync(members)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const file = `${project.replaceAll('-', '_')}-1.0-py3-none-any.whl`
  return { wheel: { project, file, sha256, bytes: bytes.length, unpackedBytes: 1 }, bytes }
}

export interface WheelServer {
  readonly indexUrl: string
  /** Path and Range header of each request for a file. */
  readonly requests: string[]
}

/** A package index on this machine, for as long as the test lasts. */
export async function serveWheels(
  wheels: readonly { wheel: Wheel; bytes: Uint8Array }[],
  options: {
    html?: boolean
    /** The first answer for a file ends after so many bytes. */
    cutAt?: number
    ignoresRange?: boolean
    authorization?: string
  } = {},
): Promise<WheelServer> {
  const requests: string[] = []
  let isCut = false
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    if (options.authorization !== undefined && request.headers.authorization !== options.authorization) {
      return response.writeHead(401).end()
    }
    const path = request.url!
    const page = wheels.filter(({ wheel }) => path === `/simple/${wheel.project}/`)
    if (page.length > 0) return options.html ? sendHtml(response, page) : sendJson(response, page)
    const found = wheels.find(({ wheel }) => path === `/files/${wheel.file}`)
    if (found === undefined) return response.writeHead(404).end()
    requests.push(`${path} ${request.headers.range ?? 'whole'}`)
    const start = options.ignoresRange ? 0 : Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0)
    response.writeHead(start > 0 ? 206 : 200, { 'content-length': found.bytes.length - start })
    if (options.cutAt === undefined || isCut) return response.end(found.bytes.subarray(start))
    isCut = true
    return response.write(found.bytes.subarray(0, options.cutAt), () => response.destroy())
  }
  const server = createServer(answer).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { indexUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/simple`, requests }
}

function sendJson(response: ServerResponse, page: readonly { wheel: Wheel }[]): ServerResponse {
  const files = page.map(({ wheel }) => ({ filename: wheel.file, url: `../../files/${wheel.file}` }))
  return response.setHeader('content-type', 'application/vnd.pypi.simple.v1+json').end(JSON.stringify({ files }))
}

function sendHtml(response: ServerResponse, page: readonly { wheel: Wheel }[]): ServerResponse {
  const anchors = page.map(
    ({ wheel }) => `<a data-requires-python="&gt;=3.9" href="/files/${wheel.file}#sha256=0">${wheel.file}</a><br/>`,
  )
  return response.setHeader('content-type', 'text/html').end(`<!DOCTYPE html><body>${anchors.join('\n')}</body>`)
}

/** An index where nobody listens. */
export async function unreachableIndex(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return `http://127.0.0.1:${port}/simple`
}
