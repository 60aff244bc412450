import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startPostgres } from '../src/postgres.ts'
import type { NoServer, QueueServer } from '../src/server.ts'
import { startValkey } from '../src/valkey.ts'

const bin = fileURLToPath(import.meta.resolve('oneloop/package.json')).replace(/package\.json$/, 'bin/oneloop.js')
const folder = await mkdtemp(join(tmpdir(), 'oneloop-queue-'))
// PostgreSQL is run by another user where this one is root.
await chmod(folder, 0o755)
const study = ['wine', '--search', 'lr=1e-3..1:log hidden=8|16 dropout=0..0.5', '--trials', '60']
const asked = ['sweep', ...study, '--halving', '4', '--epochs', '8', '--quiet']
const children = new Set<ChildProcess>()

afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
})

interface Ended {
  readonly status: number | null
  readonly said: string
}

function oneloop(args: readonly string[], onOutput: (text: string) => void = () => {}) {
  const child = spawn(process.execPath, [bin, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  children.add(child)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
      onOutput(text)
    })
  }
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (status) => {
      children.delete(child)
      resolve({ status, said })
    })
  })
  return { child, ended }
}

const tableOf = (out: string) => readFile(join(folder, out, 'trials.csv'), 'utf8')

let alone: string
beforeAll(async () => {
  const { status, said } = await oneloop([...asked, '--workers', '1', '--out', join(folder, 'alone')]).ended
  expect(status, said).toBe(0)
  alone = await tableOf('alone')
})

const servers = { Valkey: startValkey, PostgreSQL: startPostgres }

describe.each(Object.entries(servers))('%s', (name, start) => {
  let server: QueueServer | NoServer
  beforeAll(async () => {
    const own = join(folder, `${name}-server`)
    await mkdir(own)
    server = await start(own)
  })
  afterAll(async () => {
    if ('stop' in server) await server.stop()
  })

  test('workers are killed, the server is started anew, and the table is that of one process', async (context) => {
    if ('reason' in server) return context.skip(server.reason)
    const queue = server
    const shared = join(folder, `${name}-runs`)
    const words: string[] = []
    let kills = 0
    let done = 0
    const workers = new Set<ChildProcess>()
    let isOver = false
    const hire = (place: number) => {
      const worker = oneloop(['worker', '--queue', queue.url, '--concurrency', '1', '--out', shared], (text) => {
        done += text.split('done trial').length - 1
        // By what was done, and not by a clock: three deaths at different places of the study.
        if (kills < 3 && done > 12 * (kills + 1)) {
          kills++
          worker.child.kill('SIGKILL')
        }
      })
      workers.add(worker.child)
      void worker.ended.then(({ said }) => {
        words.push(said)
        workers.delete(worker.child)
        if (!isOver) hire(place)
      })
    }
    for (let place = 0; place < 3; place++) hire(place)
    let isRestarted = false
    const sweep = oneloop([...asked, '--json', '--queue', queue.url, '--out', join(folder, name)], (text) => {
      const events = text.split('"event":"trial"').length - 1
      if (events > 0 && done > 20 && !isRestarted) {
        isRestarted = true
        void queue.restart()
      }
    })
    const { status, said } = await sweep.ended
    isOver = true
    const ended = [...workers].map((worker) => new Promise((resolve) => worker.once('close', resolve)))
    for (const worker of workers) worker.kill('SIGTERM')
    await Promise.all(ended)
    expect(status, said).toBe(0)
    expect([kills, isRestarted]).toEqual([3, true])
    expect(await tableOf(name)).toBe(alone)
    // Nobody is told the password.
    expect(words.join('') + said).not.toContain('sesame')
  })

  test('a hostile job fails alone', async (context) => {
    if ('reason' in server) return context.skip(server.reason)
    const { parseConnection } = await import('@oneloop/sweep/bullmq')
    const queue = await parseConnection(server.url).queue()
    queue.on('error', () => {})
    const good = JSON.parse(await readFile(join(folder, 'alone', 'study.json'), 'utf8'))
    const job = { trial: 0, settings: { lr: 0.01, hidden: 8, dropout: 0 }, seed: 1, rung: 0, until: 1, epochs: 8 }
    const task = good.task
    const message = (study: object, more: object = {}) => ({ version: 1, study, job: { ...job, ...more } })
    const hostile = {
      nothing: null,
      'an unknown field': { ...message(good), run: 'rm' },
      'an unknown setting': message(good, { settings: { out: '/tmp/x' } }),
      'a file elsewhere': message({ ...good, task: { ...task, file: '../../etc/passwd' } }),
      'other data': message({ ...good, task: { ...task, dataSha256: { ...task.dataSha256, train: '0'.repeat(64) } } }),
      'another version': message({ ...good, task: { ...task, version: '9.9.9' } }),
      'a seed that is a path': message(good, { seed: '../..' }),
    }
    const names = Object.keys(hostile)
    await queue.addBulk(
      Object.values(hostile).map((data, i) => ({ name: 'trial', data, opts: { jobId: `bad-${i}`, attempts: 1 } })),
    )
    await queue.add('trial', message(good), { jobId: 'good' })
    const worker = oneloop(['worker', '--queue', server.url, '--out', join(folder, `${name}-hostile`)], (text) => {
      if (text.includes('done trial 0')) void seen()
    })
    const seen = async () => {
      while ((await queue.getJobCounts('failed'))['failed']! < names.length) await new Promise(setImmediate)
      worker.child.kill('SIGTERM')
    }
    const { status, said } = await worker.ended
    expect(status, said).toBe(0)
    const reasons = await Promise.all(names.map(async (_, i) => (await queue.getJob(`bad-${i}`))?.failedReason))
    for (const [i, reason] of reasons.entries()) expect(reason, names[i]).toMatch(/\S/)
    expect(reasons[4]).toMatch(/rows are not those/)
    expect(reasons[5]).toMatch(/the study is of oneloop 9\.9\.9/)
    expect((await queue.getJob('good'))?.returnvalue).toMatchObject({ trial: 0, rung: 0 })
    expect(await readdir(join(folder, `${name}-hostile`))).toHaveLength(1)
    await queue.obliterate({ force: true })
    await queue.close()
  })
})
