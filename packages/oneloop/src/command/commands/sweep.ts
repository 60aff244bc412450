import { availableParallelism } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { OneloopError } from '@oneloop/core'
import { local, parseSearch, type SamplerName, type StudyEngine, samplerNames } from '@oneloop/sweep'
import { openStudy, readStudyFile } from '@oneloop/sweep/node'
import type { Command } from 'commander'
import { oneOf, path, wholeNumber } from '../options.ts'
import { addOutputOptions, createOutput, type Output, type OutputOptions } from '../output.ts'
import { SWEEP_FILES } from '../sweep/files.ts'
import { makeStudy, type StudyRequest } from '../sweep/make-study.ts'
import { runSweep } from '../sweep/run-sweep.ts'
import { addTrialOptions, givenWords } from '../sweep/trial-options.ts'
import { type TrialProcesses, trialProcesses } from '../sweep/trial-processes.ts'
import { shellWord } from '../training/describe.ts'
import { claimDatedFolder } from '../training/output-folder.ts'

interface SweepOptions extends OutputOptions {
  readonly search?: string
  readonly study?: string
  readonly trials?: number
  readonly sampler?: SamplerName
  readonly samplerSeed?: number
  readonly halving?: number
  readonly seeds?: number
  readonly objective?: string
  readonly workers: number | 'auto'
  readonly queue?: string
  readonly plan?: true
  readonly out?: string
}

export function addSweep(program: Command): void {
  const command = program
    .command('sweep')
    .argument('[file]', 'what is learnt from, as of train; left out: images by name, with --data')
    .summary('try many settings, side by side, and keep the best')
    .description(
      'Train many networks over a space of settings, judged by the validation part, and write a table, a report and the best model. The table is the same whoever trains, in whatever order.',
    )
    .optionsGroup('The study:')
    .option('--search <space>', 'such as "lr=1e-4..1e-1:log hidden=32|64,32 dropout=0..0.5"')
    .option('--study <file>', 'the same, and how it is searched, in YAML or JSON', path('--study'))
    .option('--trials <n>', 'how many; a grid takes all (default: 20)', wholeNumber('--trials', 1, 1_000_000))
    .option('--sampler <name>', `${samplerNames.join('|')} (default: random)`, oneOf('sampler', samplerNames))
    .option('--sampler-seed <n>', 'of the sampler (default: 1)', wholeNumber('--sampler-seed', 0, 2 ** 31 - 1))
    .option('--halving <n>', 'after a rung of few epochs, one trial in n goes on', wholeNumber('--halving', 2, 1000))
    .option('--seeds <n>', 'networks a trial, judged by their mean (default: 1)', wholeNumber('--seeds', 1, 1000))
    .option('--objective <score>', 'of the validation part: loss, accuracy or a metric (default: loss)')
    .optionsGroup('Who does it:')
    .option('--workers <n>', 'processes on this machine, or auto', workers, 'auto')
    .option('--queue <url>', 'workers at redis://… or postgres://… do it: oneloop worker')
    .option('--plan', 'write the study and train nothing: oneloop trial does it')
  addTrialOptions(command)
  command
    .optionsGroup('Files:')
    .option(
      '--out <folder>',
      'the study’s; the same command goes on there (default: runs/<date and time>)',
      path('--out'),
    )
    .optionsGroup('Output:')
  addOutputOptions(command)
  command.action((file: string | undefined, options: SweepOptions) => sweep(file ?? null, options))
}

async function sweep(file: string | null, options: SweepOptions): Promise<void> {
  const output = createOutput(options)
  if (file !== null && options.out !== undefined && resolve(file) === resolve(options.out)) {
    throw new OneloopError(`--out ${options.out} is what is learnt from`, {
      code: 'OPTION_INVALID',
      fix: 'name another folder, such as --out runs/1',
    })
  }
  const study = await makeStudy({ file, ...(await searchOf(options)), options: givenWords({ ...options }) }, output)
  const folder = options.out ?? (await claimDatedFolder()).path
  if (options.plan === true) return plan(folder, study, output)
  const dataFolder = file === null ? '.' : dirname(resolve(file))
  const processes = trialProcesses()
  const place = { folder, dataFolder, processes }
  const engine = await engineOf(options, { ...place, output })
  try {
    await runSweep(study, engine, place, output)
  } finally {
    await engine.close?.()
  }
}

async function plan(folder: string, study: Parameters<typeof openStudy>[1], output: Output): Promise<void> {
  await (await openStudy(folder, study)).close()
  output.result(
    `\nWritten to ${folder}: study.json. Train a trial with: oneloop trial --study ${shellWord(folder)} --number 0`,
  )
}

interface Where {
  readonly folder: string
  readonly dataFolder: string
  readonly processes: TrialProcesses
  readonly output: Output
}

async function engineOf({ workers, queue }: SweepOptions, where: Where): Promise<StudyEngine> {
  const { folder, dataFolder, processes, output } = where
  if (queue !== undefined) return (await import('../sweep/queue.ts')).queueEngine(queue, output)
  const runsFolder = join(folder, SWEEP_FILES.runs)
  const concurrency = workers === 'auto' ? availableParallelism() : workers
  output.status(`\nTraining in ${concurrency === 1 ? 'one process' : `${concurrency} processes`}, one thread each`)
  let study: Parameters<StudyEngine['run']>[1]['study'] | null = null
  const engine = local((job, signal) => processes.train({ study: study!, job, dataFolder, runsFolder }, signal), {
    concurrency,
  })
  return {
    run(jobs, how) {
      study = how.study
      return engine.run(jobs, how)
    },
  }
}

/** The part of the request that says how settings are searched. @throws OneloopError `OPTION_INVALID`, `STUDY_INVALID` */
async function searchOf(options: SweepOptions): Promise<Pick<StudyRequest, 'search' | 'metric'>> {
  const { search, study: file, trials, sampler, samplerSeed, halving, seeds, objective } = options
  if ((search === undefined) === (file === undefined)) {
    throw new OneloopError('a study needs a space: --search or --study, one of both', {
      code: 'OPTION_INVALID',
      fix: 'give for example --search "lr=1e-4..1e-1:log hidden=32|64,32"',
    })
  }
  const own = {
    ...(trials === undefined ? {} : { trials }),
    ...(sampler === undefined ? {} : { sampler }),
    ...(samplerSeed === undefined ? {} : { seed: samplerSeed }),
    ...(halving === undefined ? {} : { halving }),
    ...(seeds === undefined ? {} : { seeds }),
  }
  if (file === undefined) {
    return { search: { trials: DEFAULT_TRIALS, ...own, space: parseSearch(search!) }, metric: objective ?? 'loss' }
  }
  const { version: _, objective: written, task: __, ...study } = await readStudyFile(file)
  return { search: { ...study, ...own }, metric: objective ?? written.metric }
}

const DEFAULT_TRIALS = 20

function workers(text: string): number | 'auto' {
  return text === 'auto' ? 'auto' : wholeNumber('--workers', 1, 1024)(text)
}
