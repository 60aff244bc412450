import { OneloopError } from '@oneloop/core'
import type { Queue } from 'bullmq'
import { checkData } from '../check-data.ts'
import type { RunJobs, StudyEngine } from '../engine.ts'
import { decodeJobResult, type Job, type JobResult, jobKey } from '../study/job.ts'
import { closeSoon } from './close-soon.ts'
import { type Connection, parseConnection } from './connection.ts'
import { type Message, studyKey } from './message.ts'

/** So many jobs of a study wait in the queue at a time: enough for hundreds of workers, few enough to look at. */
const WINDOW = 512
/** A worker that has other data, or an other version, gives the job back: another one may have the right ones. */
const ATTEMPTS = 20
const BACKOFF_MS = 500
/** Events tell of a result at once; what a server that was started anew did not tell is found by looking. */
const LOOK_EVERY_MS = 1000
const CONNECT_MS = 10_000
/** A result that nobody fetched is forgotten after a week. */
const KEEP_SECONDS = 7 * 24 * 3600

/**
 * Workers on any number of machines do the jobs, over a queue in Redis, Valkey or PostgreSQL. A job that the server has lost
 * is put there again; one that was done twice was done to the same bits.
 *
 * @param options `connection`: `redis://…`, `rediss://…` or `postgres://…`; `onWarn` is told of a server that does not answer
 */
export function bullmq(options: {
  readonly connection: string
  readonly onWarn?: (text: string) => void
}): StudyEngine {
  const { onWarn = () => {} } = options
  const connection = parseConnection(options.connection)
  let opened: Promise<Queue> | null = null
  return {
    async run(jobs, how) {
      opened ??= openQueue(connection, onWarn)
      await runAll(await opened, connection, jobs, how)
    },
    async close() {
      const queue = await opened?.catch(() => null)
      if (queue) await closeSoon(queue)
    },
  }
}

/** What does not get better by waiting: a wrong password, a certificate that nobody vouches for. */
const REFUSALS = /WRONGPASS|NOAUTH|password|certificate/i

/** @throws OneloopError `QUEUE_UNREACHABLE` */
async function openQueue(connection: Connection, onWarn: (text: string) => void): Promise<Queue> {
  const queue = await connection.queue()
  let last = ''
  let refuse: (error: Error) => void = () => {}
  const refused = new Promise<never>((_, reject) => {
    refuse = reject
  })
  // It matters only while the first answer is waited for.
  refused.catch(() => {})
  queue.on('error', (error) => {
    const said = connection.redact(error.message)
    if (REFUSALS.test(said)) refuse(error)
    else if (said !== last) onWarn(`The queue at ${connection.shown}: ${said}`)
    last = said
  })
  const timeout = Symbol()
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<typeof timeout>((resolve) => {
    timer = setTimeout(() => resolve(timeout), CONNECT_MS)
  })
  try {
    const first = await Promise.race([queue.waitUntilReady(), refused, late])
    if (first === timeout) throw new Error(last === '' ? 'it does not answer' : last)
    return queue
  } catch (cause) {
    void queue.close().catch(() => {})
    throw new OneloopError(`the queue can't be reached: ${connection.redact((cause as Error).message)}`, {
      code: 'QUEUE_UNREACHABLE',
      file: connection.shown,
      fix: 'see that the server runs, and that user and password are right',
    })
  } finally {
    clearTimeout(timer)
  }
}

async function runAll(queue: Queue, connection: Connection, jobs: readonly Job[], how: RunJobs): Promise<void> {
  const { study, onStart, onResult, signal } = how
  const key = await studyKey(study)
  const left = jobs.map((job): [string, Job] => [`${key}-${jobKey(job).replaceAll('/', '-')}`, job])
  const waiting = new Map<string, Job>()
  const events = await connection.events()
  const woken = wakeable()
  events.on('error', () => {})
  events.on('completed', ({ jobId }) => waiting.has(jobId) && woken.wake(jobId))
  events.on('failed', ({ jobId }) => waiting.has(jobId) && woken.wake(jobId))
  events.on('active', ({ jobId }) => {
    const job = waiting.get(jobId)
    if (job !== undefined) onStart?.(job)
  })
  const onAbort = () => woken.wake(null)
  signal.addEventListener('abort', onAbort)
  const message = (job: Job): Message => ({ version: 1, study, job })
  try {
    while (left.length > 0 || waiting.size > 0) {
      signal.throwIfAborted()
      const next = left.splice(0, Math.max(0, WINDOW - waiting.size))
      for (const [id, job] of next) waiting.set(id, job)
      const ids = next.length > 0 ? next.map(([id]) => id) : await woken.wait(LOOK_EVERY_MS)
      signal.throwIfAborted()
      for (const id of ids ?? [...waiting.keys()]) {
        const job = waiting.get(id)
        if (job === undefined) continue
        const result = await patiently(() => resultOf(queue, connection, id, message(job)), signal)
        if (result === null) continue
        waiting.delete(id)
        await onResult(result)
      }
    }
  } finally {
    signal.removeEventListener('abort', onAbort)
    await closeSoon(events)
  }
}

/** A server that is started anew is waited for so long. */
const PATIENCE_MS = 5 * 60_000

/** Asks the server again while it does not answer. @throws what `ask` throws that is no matter of the server; the signal's reason */
async function patiently<T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T> {
  const begun = performance.now()
  for (;;) {
    try {
      return await ask()
    } catch (error) {
      signal.throwIfAborted()
      if (error instanceof OneloopError || performance.now() - begun > PATIENCE_MS) throw error
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
    }
  }
}

/** A job's result, once it has one; it is put into the queue where it is not there. */
async function resultOf(queue: Queue, connection: Connection, id: string, message: Message): Promise<JobResult | null> {
  const found = await queue.getJob(id)
  if (found?.finishedOn === undefined || found === undefined) {
    // With the same number it is put there once, however often.
    if (found === undefined) await queue.add('trial', message, { ...OPTIONS, jobId: id })
    return null
  }
  if (found.failedReason) {
    // So that the same command, started again, tries it again.
    await found.remove()
    const { trial, seed } = message.job
    throw new OneloopError(`trial ${trial}, seed ${seed}: ${connection.redact(found.failedReason)}`, {
      code: 'TRIAL_FAILED',
    })
  }
  const result = checkData(decodeJobResult, found.returnvalue, 'result of a job')
  if (jobKey(result) === jobKey(message.job)) return result
  throw new OneloopError(`a worker gave the result of ${jobKey(result)} for ${jobKey(message.job)}`, {
    code: 'STUDY_INVALID',
    fix: 'see who else writes to the queue',
  })
}

const OPTIONS = {
  attempts: ATTEMPTS,
  backoff: { type: 'fixed', delay: BACKOFF_MS },
  removeOnComplete: { age: KEEP_SECONDS },
  removeOnFail: { age: KEEP_SECONDS },
  stackTraceLimit: 0,
} as const

/** Waits for some things to be told of, or for a time. */
function wakeable() {
  const told = new Set<string>()
  let wakeUp: (() => void) | null = null
  let lookedAt = performance.now()
  return {
    wake(id: string | null) {
      if (id !== null) told.add(id)
      wakeUp?.()
    },
    /** What was told of; null when it is time to look at all. */
    async wait(ms: number): Promise<string[] | null> {
      const left = lookedAt + ms - performance.now()
      if (told.size === 0 && left > 0) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, left)
          wakeUp = () => {
            clearTimeout(timer)
            resolve()
          }
        })
        wakeUp = null
      }
      if (performance.now() - lookedAt >= ms) {
        lookedAt = performance.now()
        told.clear()
        return null
      }
      const all = [...told]
      told.clear()
      return all
    },
  }
}
