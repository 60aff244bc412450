import { createServer, type Server } from 'node:http'
import { OneloopError } from '@oneloop/core'

export interface Health {
  readonly isReady: boolean
  readonly running: number
  readonly done: number
}

/**
 * Answers whoever asks whether this process does well, such as a container's probe: 200, or 503 while the server of the
 * queue can't be reached.
 *
 * @throws OneloopError `OPTION_INVALID` when the port is taken
 */
export async function serveHealth(port: number, health: () => Health): Promise<Server> {
  const server = createServer((_, response) => {
    const now = health()
    response.writeHead(now.isReady ? 200 : 503, { 'content-type': 'application/json' })
    response.end(`${JSON.stringify(now)}\n`)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: Error) => {
      reject(
        new OneloopError(`port ${port} can't be listened on: ${cause.message}`, {
          code: 'OPTION_INVALID',
          fix: 'give another --health-port',
          cause,
        }),
      )
    })
    server.listen(port, resolve)
  })
  return server
}
