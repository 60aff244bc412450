import { OneloopError } from '@oneloop/core'
import type { Worker } from 'bullmq'
import type { JobResult } from '../study/job.ts'
import { type Processor, parseConnection } from './connection.ts'
import { decodeMessage, type Message, studyKey } from './message.ts'

/** A worker that died gives its job to another after so long. Its lock is renewed at half of that. */
const LOCK_MS = 8000
const LOOK_MS = 4000
/** After an error of the server, a worker that begins no job for so long is replaced. */
const RENEW_MS = 3000
/** While the server does not answer, a worker asks so often. */
const RETRY_MS = 1000
/** Machines that are taken away are no reason to give a job up. */
const MOST_DEATHS = 50

/** Options of a worker of a queue. */
export interface WorkOptions {
  /** `redis://…`, `rediss://…` or `postgres://…` */
  readonly connection: string
  /** How many jobs side by side. */
  readonly concurrency: number
  /**
   * Trains a job, elsewhere than in this thread: what keeps it busy keeps the job's lock from being renewed.
   *
   * @param key names the study: letters and digits
   */
  train(message: Message, key: string, signal: AbortSignal): Promise<JobResult>
  readonly onEvent?: (event: WorkEvent) => void
}

/** What a worker of a queue tells of its work. */
export type WorkEvent =
  | { readonly kind: 'ready' }
  | { readonly kind: 'started' | 'done'; readonly key: string; readonly trial: number; readonly seed: number }
  /** A job that was refused or failed, and goes to another worker or ends. */
  | { readonly kind: 'failed'; readonly message: string }
  /** The server does not answer; it is tried again. */
  | { readonly kind: 'server'; readonly message: string }

/** A worker that takes jobs from a queue. */
export interface Working {
  /** The address, without its password. */
  readonly shown: string
  /** Takes no more jobs, gives those that it is at back to the queue, and ends. */
  close(): Promise<void>
}

/** Does the jobs of a queue until it is closed. What is wrong with a job is that job's failure alone. */
export async function work({ connection: url, concurrency, train, onEvent = () => {} }: WorkOptions): Promise<Working> {
  const connection = parseConnection(url)
  const { WaitingError, UnrecoverableError } = await import('bullmq').catch((cause: unknown) => {
    throw new OneloopError('a queue needs packages that are not installed', {
      code: 'QUEUE_UNREACHABLE',
      fix: 'npm install bullmq, with ioredis or pg',
      cause,
    })
  })
  const stop = new AbortController()
  let running = 0
  let startedSinceError = true
  const processor: Processor = async (job, token) => {
    startedSinceError = true
    running++
    try {
      return await done(job, token)
    } finally {
      running--
    }
  }
  const done: Processor = async (job, token) => {
    const message = decoded(job.data)
    const key = await studyKey(message.study)
    const { trial, seed } = message.job
    onEvent({ kind: 'started', key, trial, seed })
    try {
      const result = await train(message, key, stop.signal)
      onEvent({ kind: 'done', key, trial, seed })
      return result
    } catch (error) {
      if (!stop.signal.aborted) throw error
      await job.moveToWait(token)
      throw new WaitingError()
    }
  }
  let renewal: ReturnType<typeof setTimeout> | undefined
  let worker: Worker | null = null
  worker = await open()
  return {
    shown: connection.shown,
    async close() {
      stop.abort(new Error('the worker ends'))
      clearTimeout(renewal)
      await worker?.close()
    },
  }

  async function open(): Promise<Worker> {
    const opened = await connection.worker(processor, {
      ...{ concurrency, lockDuration: LOCK_MS, stalledInterval: LOOK_MS, maxStalledCount: MOST_DEATHS },
      runRetryDelay: RETRY_MS,
    })
    opened.on('ready', () => onEvent({ kind: 'ready' }))
    opened.on('failed', (_, { message }) => onEvent({ kind: 'failed', message: connection.redact(message) }))
    const lost = ({ message }: Error) => {
      if ((worker !== null && opened !== worker) || stop.signal.aborted) return
      onEvent({ kind: 'server', message: connection.redact(message) })
      startedSinceError = false
      renewal ??= setTimeout(renew, RENEW_MS)
    }
    opened.on('error', lost)
    // One that was made while there was no server does not become ready later.
    opened.waitUntilReady().catch(lost)
    return opened
  }

  /** One that lost its server may wait for it for ever: unless it has begun a job since, another takes its place. */
  async function renew(): Promise<void> {
    renewal = undefined
    if (startedSinceError || stop.signal.aborted) return
    if (running > 0) {
      renewal = setTimeout(renew, RENEW_MS)
      return
    }
    const old = worker
    worker = await open()
    void old?.close(true).catch(() => {})
    if (stop.signal.aborted) await worker.close(true)
  }

  function decoded(data: unknown): Message {
    try {
      return decodeMessage(data)
    } catch (error) {
      // It does not get better by another try.
      throw new UnrecoverableError((error as Error).message)
    }
  }
}
