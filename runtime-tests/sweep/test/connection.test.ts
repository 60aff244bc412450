import { chmod, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createServer } from 'node:tls'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Certificate, makeCertificate } from '../src/certificate.ts'
import { endAll, oneloop } from '../src/oneloop.ts'
import { startPostgres } from '../src/postgres.ts'
import { freePort, type NoServer, type QueueServer } from '../src/server.ts'
import { startValkey } from '../src/valkey.ts'

let folder: string
let alone: string
let certificate: Certificate | null
const asked = ['sweep', 'iris', '--search', 'lr=1e-3..1:log', '--trials', '3', '--epochs', '2', '--quiet']
const tableOf = (out: string) => readFile(join(folder, out, 'trials.csv'), 'utf8')

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oneloop-connection-'))
  await chmod(folder, 0o755)
  certificate = await makeCertificate(folder)
  const { status, said } = await oneloop([...asked, '--workers', '1', '--out', join(folder, 'alone')]).ended
  expect(status, said).toBe(0)
  alone = await tableOf('alone')
})
afterAll(async () => {
  endAll()
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
})

interface TlsDoor {
  readonly url: string
  open(): Promise<void>
  close(): void
}

/** TLS before a server that has none. */
async function overTls({ certificate, key }: Certificate, address: string): Promise<TlsDoor> {
  const behind = new URL(address)
  const files = { cert: await readFile(certificate), key: await readFile(key) }
  const server = createServer(files, (socket) => {
    const plain = connect(Number(behind.port), '127.0.0.1')
    for (const [one, other] of [
      [socket, plain],
      [plain, socket],
    ] as const) {
      one.on('error', () => other.destroy())
      one.on('close', () => other.destroy())
      one.pipe(other)
    }
  })
  server.on('tlsClientError', () => {})
  const port = await freePort()
  return {
    url: `rediss://:${behind.password}@localhost:${port}`,
    open: () => new Promise((resolve) => server.listen(port, '127.0.0.1', resolve)),
    close: () => void server.close(),
  }
}

const kinds = {
  async Valkey(own: string) {
    const server = await startValkey(own)
    if ('reason' in server) return server
    const door = await overTls(certificate!, server.url)
    await door.open()
    return {
      url: door.url,
      async restart() {
        await server.restart()
        await door.open()
      },
      async stop() {
        door.close()
        await server.stop()
      },
    }
  },
  async PostgreSQL(own: string) {
    const server = await startPostgres(own, certificate)
    if ('reason' in server) return server
    return { ...server, url: `${server.url.replace('127.0.0.1', 'localhost')}?sslmode=verify-full` }
  },
}

describe.each(Object.entries(kinds))('%s over TLS', (name, start) => {
  let server: QueueServer | NoServer
  beforeAll(async () => {
    const own = join(folder, name)
    await mkdir(own)
    await chmod(own, 0o755)
    server = certificate === null ? { reason: 'there is no openssl to make a certificate' } : await start(own)
  })
  afterAll(async () => {
    if ('stop' in server) await server.stop()
  })

  test('a study by workers that trust its certificate, with a probe that says how the worker is', async (context) => {
    if ('reason' in server) return context.skip(server.reason)
    const trust = { NODE_EXTRA_CA_CERTS: certificate!.certificate }
    const port = await freePort()
    const probe = () =>
      fetch(`http://127.0.0.1:${port}/`).then(
        ({ status }) => status,
        () => 0,
      )
    const args = ['worker', '--queue', server.url, '--out', join(folder, `${name}-runs`), '--health-port', `${port}`]
    const worker = oneloop(args, undefined, trust)
    const sweep = await oneloop(
      [...asked, '--queue', server.url, '--out', join(folder, `${name}-out`)],
      undefined,
      trust,
    ).ended
    expect(sweep.status, sweep.said).toBe(0)
    expect(await tableOf(`${name}-out`)).toBe(alone)
    expect(await probe()).toBe(200)
    await server.stop()
    while ((await probe()) !== 503) await wait(100)
    worker.child.kill('SIGTERM')
    const { status, said } = await worker.ended
    expect(status, said).toBe(0)
    expect(said + sweep.said).not.toContain('sesame')
  })

  test('a certificate that nobody vouches for is refused, and the password is not printed', async (context) => {
    if ('reason' in server) return context.skip(server.reason)
    await server.restart()
    const { status, said } = await oneloop([...asked, '--queue', server.url, '--out', join(folder, `${name}-no`)]).ended
    expect(status).not.toBe(0)
    expect(said).toMatch(/self[- ]signed certificate.*\[QUEUE_UNREACHABLE\]/s)
    expect(said).not.toContain('sesame')
  })

  test('a wrong password is refused, and not printed', async (context) => {
    if ('reason' in server) return context.skip(server.reason)
    const trust = { NODE_EXTRA_CA_CERTS: certificate!.certificate }
    const url = server.url.replace('sesame', 'open%20please')
    const { status, said } = await oneloop(
      [...asked, '--queue', url, '--out', join(folder, `${name}-no`)],
      undefined,
      trust,
    ).ended
    expect(status).not.toBe(0)
    expect(said).toMatch(/password.*\[QUEUE_UNREACHABLE\]/s)
    expect(said).not.toMatch(/open(%20| )please/)
  })
})

test('a server that is not there is named, without its password', async () => {
  const url = `redis://:sesame@127.0.0.1:${await freePort()}`
  const { status, said } = await oneloop([...asked, '--queue', url, '--out', join(folder, 'nowhere')]).ended
  expect(status).not.toBe(0)
  expect(said).toMatch(/QUEUE_UNREACHABLE/)
  expect(said).not.toContain('sesame')
})
