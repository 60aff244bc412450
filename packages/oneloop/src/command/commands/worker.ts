import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { Command } from 'commander'
import { path, wholeNumber } from '../options.ts'
import { addOutputOptions, createOutput, type OutputOptions } from '../output.ts'
import { SWEEP_FILES } from '../sweep/files.ts'
import { serveHealth } from '../sweep/health.ts'
import { trialProcesses } from '../sweep/trial-processes.ts'
import { interruptSignal } from '../training/interrupt.ts'

interface WorkerOptions extends OutputOptions {
  readonly queue: string
  readonly concurrency?: number
  readonly dataFolder: string
  readonly out: string
  readonly healthPort?: number
}

export function addWorker(program: Command): void {
  const command = program
    .command('worker')
    .summary('train the trials of a queue, for oneloop sweep --queue')
    .description('Take trials from a queue in Redis, Valkey or PostgreSQL and train them, until Ctrl-C or SIGTERM.')
    .requiredOption('--queue <url>', 'redis://…, rediss://… or postgres://…')
    .option('--concurrency <n>', 'trials side by side (default: a core each)', wholeNumber('--concurrency', 1, 1024))
    .option('--data-folder <folder>', 'where the files of studies lie', path('--data-folder'), '.')
    .option('--out <folder>', 'where runs are kept; shared, others go on with them', path('--out'), 'runs/worker')
    .option('--health-port <n>', 'answer probes of containers there', wholeNumber('--health-port', 1, 65_535))
  addOutputOptions(command)
  command.action(work)
}

async function work(options: WorkerOptions): Promise<void> {
  const { queue, dataFolder, out, healthPort, concurrency = availableParallelism() } = options
  const output = createOutput(options)
  const { work: begin } = await import('@oneloop/sweep/bullmq')
  const processes = trialProcesses()
  const health = { isReady: false, running: 0, done: 0 }
  const server = healthPort === undefined ? null : await serveHealth(healthPort, () => health)
  const interrupt = interruptSignal((why) => {
    output.warn(`Giving back what is not done (${why}). Another Ctrl-C stops at once.`)
  }, processes.kill)
  let last = ''
  const working = await begin({
    ...{ connection: queue, concurrency },
    async train({ study, job }, key, signal) {
      health.running++
      try {
        const runsFolder = join(out, key, SWEEP_FILES.runs)
        return await processes.train({ study, job, dataFolder, runsFolder }, signal)
      } finally {
        health.running--
      }
    },
    onEvent(event) {
      output.event({ event: 'worker', ...event })
      if (event.kind === 'ready') health.isReady = true
      if (event.kind === 'started' || event.kind === 'done') {
        health.isReady = true
        if (event.kind === 'done') health.done++
        output.status(`${event.kind} trial ${event.trial}, seed ${event.seed}`)
      } else if (event.kind === 'failed') output.warn(`refused or failed: ${event.message}`)
      else if (event.kind === 'server') {
        health.isReady = false
        if (event.message !== last) output.warn(`The queue: ${event.message}`)
        last = event.message
      }
    },
  })
  output.status(`Working for ${working.shown}, ${concurrency} side by side`)
  try {
    if (!interrupt.signal.aborted) {
      await new Promise<void>((resolve) => interrupt.signal.addEventListener('abort', () => resolve()))
    }
    await working.close()
  } finally {
    interrupt.release()
    processes.close()
    server?.close()
  }
}
