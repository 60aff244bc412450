import { connect, createServer, type Socket } from 'node:net'

/** Stands before a PostgreSQL. */
export interface Doorkeeper {
  readonly url: string
  /** Cuts all connections, and says to new ones that the server is starting up, for so long. */
  startUpFor(ms: number): void
  close(): void
}

/** What PostgreSQL answers while it goes through its log after a crash, which takes it minutes where much was written. */
const STARTING_UP = error('FATAL', '57P03', 'the database system is starting up')

/** @param address of the server */
export async function doorkeeper(address: string): Promise<Doorkeeper> {
  const url = new URL(address)
  const port = Number(url.port)
  const open = new Set<Socket>()
  let isStarting = false
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => open.delete(socket))
    if (isStarting) {
      socket.once('data', () => socket.end(STARTING_UP))
      return
    }
    const behind = connect(port, '127.0.0.1')
    behind.on('error', () => socket.destroy())
    behind.on('close', () => socket.destroy())
    socket.on('close', () => behind.destroy())
    socket.pipe(behind).pipe(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url.port = String((server.address() as { port: number }).port)
  return {
    url: url.href,
    startUpFor(ms) {
      isStarting = true
      for (const socket of open) socket.destroy()
      setTimeout(() => {
        isStarting = false
      }, ms)
    },
    close() {
      for (const socket of open) socket.destroy()
      server.close()
    },
  }
}

/** https://www.postgresql.org/docs/current/protocol-message-formats.html */
function error(severity: string, code: string, message: string): Buffer {
  const fields = Buffer.from(`S${severity}\0V${severity}\0C${code}\0M${message}\0\0`)
  const head = Buffer.alloc(5)
  head.write('E')
  head.writeInt32BE(4 + fields.length, 1)
  return Buffer.concat([head, fields])
}
