import { OneloopError } from '@oneloop/core'
import type { JobResult } from '../study/job.ts'
import { parseConnection } from './connection.ts'
import { decodeMessage, type Message, studyKey } from './message.ts'

/** A worker that died gives its job to another after so long. Its lock is renewed at half of that. */
const LOCK_MS = 8000
const LOOK_MS = 4000
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
  const worker = await connection.worker(
    async (job, token) => {
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
    },
    { concurrency, lockDuration: LOCK_MS, stalledInterval: LOOK_MS, maxStalledCount: MOST_DEATHS },
  )
  worker.on('ready', () => onEvent({ kind: 'ready' }))
  worker.on('error', ({ message }) => onEvent({ kind: 'server', message: connection.redact(message) }))
  worker.on('failed', (_, { message }) => onEvent({ kind: 'failed', message: connection.redact(message) }))
  return {
    shown: connection.shown,
    async close() {
      stop.abort(new Error('the worker ends'))
      await worker.close()
    },
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
