import { OneloopError } from '@oneloop/core'
import type { Queue, QueueEvents, Worker } from 'bullmq'
import type { JobResult } from '../study/job.ts'
import { patientClient } from './patient-client.ts'

/** What bullmq's classes are made with, for either kind of server. */
export interface Connection {
  queue(): Promise<Queue>
  events(): Promise<QueueEvents>
  worker(processor: Processor, options: WorkerSettings): Promise<Worker>
  /** The address as it may be shown: without its password. */
  readonly shown: string
  /** A message of a server or a library, without the password. */
  redact(text: string): string
}

export type Processor = (job: QueueJob, token: string | undefined) => Promise<JobResult>

/** What is used of a bullmq job on the worker's side. */
export interface QueueJob {
  readonly data: unknown
  moveToWait(token?: string): Promise<unknown>
}

export interface WorkerSettings {
  readonly concurrency: number
  readonly lockDuration: number
  readonly stalledInterval: number
  readonly maxStalledCount: number
  readonly runRetryDelay: number
}

/** One queue for all studies: workers do whatever is there. */
const NAME = 'oneloop'
const REDIS = ['redis:', 'rediss:', 'valkey:', 'valkeys:']
const POSTGRES = ['postgres:', 'postgresql:']

/**
 * Reads an address: `redis://`, or `rediss://` with TLS, of Redis or Valkey; `postgres://` of PostgreSQL, with TLS by
 * `?sslmode=verify-full`.
 *
 * @throws OneloopError `OPTION_INVALID`
 */
export function parseConnection(url: string): Connection {
  const address = parseUrl(url)
  const shown = new URL(address)
  if (address.password !== '') shown.password = '***'
  // Parameters may hold passwords too.
  shown.search = ''
  const secrets = secretsOf(address)
  const redact = (text: string) => secrets.reduce((said, word) => said.replaceAll(word, '***'), text)
  const make = REDIS.includes(address.protocol) ? overRedis(address) : overPostgres(url)
  return { ...make, shown: shown.href, redact }
}

/** The passwords, as they are and as they were written. @throws OneloopError `OPTION_INVALID` */
function secretsOf(address: URL): string[] {
  const inQuery = [...address.searchParams].filter(([name]) => /pass/i.test(name)).map(([, value]) => value)
  return [decoded(address.password), address.password, ...inQuery].filter((word) => word !== '')
}

function decoded(word: string): string {
  try {
    return decodeURIComponent(word)
  } catch {
    throw new OneloopError('the password in the address of the queue has a % that begins no character', {
      code: 'OPTION_INVALID',
      fix: 'write % as %25',
    })
  }
}

function parseUrl(url: string): URL {
  const address = URL.canParse(url) ? new URL(url) : null
  if (address !== null && [...REDIS, ...POSTGRES].includes(address.protocol) && address.hostname !== '') return address
  throw new OneloopError('the address of the queue is neither redis:// nor postgres://', {
    code: 'OPTION_INVALID',
    fix: 'give for example redis://localhost:6379 or postgres://user@localhost/oneloop',
  })
}

type Make = Pick<Connection, 'queue' | 'events' | 'worker'>

function overRedis(address: URL): Make {
  const url = new URL(address)
  // Valkey's names for the same protocol.
  const href = url.href.replace(/^valkey/, 'redis')
  const connection = { url: href, maxRetriesPerRequest: null }
  const load = () => import('bullmq').catch(missing('bullmq ioredis'))
  return {
    queue: async () => new (await load()).Queue(NAME, { connection }),
    events: async () => new (await load()).QueueEvents(NAME, { connection }),
    worker: async (processor, options) => new (await load()).Worker(NAME, processor, { connection, ...options }),
  }
}

function overPostgres(connectionString: string): Make {
  const load = async () => {
    const { createPostgresBackend, withBackend } = await import('bullmq').catch(missing('bullmq pg'))
    const { Client } = await patientClient().catch(missing('bullmq pg'))
    // Its tables are made by whoever comes first.
    return { ...withBackend(createPostgresBackend), connection: { connectionString, migrate: true, Client } }
  }
  return {
    async queue() {
      const { Queue, connection } = await load()
      return new Queue(NAME, { connection }) as unknown as Queue
    },
    async events() {
      const { QueueEvents, connection } = await load()
      return new QueueEvents(NAME, { connection }) as unknown as QueueEvents
    },
    async worker(processor, options) {
      const { Worker, connection } = await load()
      return new Worker(NAME, processor, { connection, ...options }) as unknown as Worker
    },
  }
}

function missing(packages: string) {
  return (cause: unknown): never => {
    throw new OneloopError('a queue needs packages that are not installed', {
      code: 'QUEUE_UNREACHABLE',
      fix: `npm install ${packages}`,
      cause,
    })
  }
}
