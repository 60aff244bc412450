import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { defineStudy, local, parseSearch, runStudy, trialsCsv } from '@oneloop/sweep'
import { bullmq, type WorkEvent, work } from '@oneloop/sweep/bullmq'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPostgres } from '../src/postgres.ts'
import type { NoServer, QueueServer } from '../src/server.ts'
import { doorkeeper } from '../src/starting-up.ts'

const study = defineStudy({ space: parseSearch('lr=1e-3..1:log'), trials: 40, epochs: 1 })
const trained = async ({ trial, seed, rung }: { trial: number; seed: number; rung: number }) => {
  await wait(100)
  return { trial, seed, rung, score: trial / 7, weightsSha256: null }
}

let folder: string
let server: QueueServer | NoServer
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oneloop-outage-'))
  await chmod(folder, 0o755)
  server = await startPostgres(folder)
})
afterAll(async () => {
  if ('stop' in server) await server.stop()
  await rm(folder, { recursive: true, force: true })
})

// Longer than the time after which a worker is replaced, and shorter.
test.for([6000, 1500])('PostgreSQL says for %i ms that it is starting up', async (ms, context) => {
  if ('reason' in server) return context.skip(server.reason)
  const door = await doorkeeper(server.url)
  const events: WorkEvent[] = []
  const worker = await work({
    connection: door.url,
    concurrency: 2,
    train: ({ job }) => trained(job),
    onEvent: (event) => events.push(event),
  })
  const engine = bullmq({ connection: door.url })
  let done = 0
  try {
    const { trials } = await runStudy(
      { ...study, seed: ms },
      {
        engine,
        onProgress: () => {
          if (++done === 10) door.startUpFor(ms)
        },
      },
    )
    const alone = await runStudy({ ...study, seed: ms }, { engine: local(trained, { concurrency: 40 }) })
    expect(trialsCsv(study, trials)).toBe(trialsCsv(study, alone.trials))
    const lost = events.filter(({ kind }) => kind === 'server')
    expect(lost.length).toBeGreaterThan(0)
    // It waits before it asks again: it used to ask hundreds of times a second, and then never again.
    expect(lost.length).toBeLessThan(30)
  } finally {
    await engine.close?.()
    await worker.close()
    door.close()
  }
})
