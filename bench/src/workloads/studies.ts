import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { table } from '@oneloop/data'
import { readCsv } from '@oneloop/data/node'
import { benchFolder, cacheFolder } from '../folders.ts'
import { PeerFailure, PeerProcess } from '../peer-process.ts'
import type { Missing } from '../round-robin.ts'
import { python, setupStudies } from '../setup/python.ts'
import { type Summary, summarize } from '../statistics.ts'
import type { Settings } from './settings.ts'

/** What a program of this workload is told. */
export interface StudyConfig {
  /** Of `digits.csv`. */
  readonly folder: string
  /** An empty one, for what it writes. */
  readonly out: string
  readonly trials: number
  readonly epochs: number
  readonly workers: number
  readonly hidden: number
  readonly batch: number
  /** Rows of the table. */
  readonly train: readonly number[]
  readonly validation: readonly number[]
}

export interface StudyRow {
  readonly id: string
  readonly label: string
  readonly what: string
  readonly workers: number
  /** From the start of the program to its end. */
  readonly seconds: Summary
  /** Between the end of the first tenth of the trials and that of the last one. */
  readonly trialsAMinute: Summary
  /** Of a core, for a trial of those. */
  readonly millisecondsATrial: Summary
  /** A trial with no study around it, as many at once. */
  readonly alone: Summary
  /** The one less the other, round by round. */
  readonly overhead: Summary
  /** Accuracy on the validation part. */
  readonly best: number
}

export interface StudiesResult {
  readonly trials: number
  readonly epochs: number
  readonly hidden: number
  readonly batch: number
  readonly rows: readonly StudyRow[]
  readonly missing: readonly Missing[]
}

interface Contestant {
  readonly id: string
  readonly label: string
  readonly workers: number
  readonly study: (config: StudyConfig) => readonly string[]
  /** The same trials with no study around them. */
  readonly alone: (config: StudyConfig) => readonly string[]
}

const CORES = 2
const here = (file: string) => fileURLToPath(new URL(`../peers/${file}`, import.meta.url))
const ours = (mode: string) => (config: StudyConfig) => [
  process.execPath,
  '--no-warnings',
  here('oneloop-studies.ts'),
  mode,
  JSON.stringify(config),
]
const inPython = (file: string, mode: string) => (config: StudyConfig) => [
  python(),
  here(file),
  mode,
  JSON.stringify(config),
]
const command = (config: StudyConfig) => [
  ...[process.execPath, join(benchFolder, '..', 'packages', 'oneloop', 'bin', 'oneloop.js'), 'sweep'],
  ...[join(config.folder, 'digits.csv'), '--target', 'target', '--task', 'classification'],
  ...['--search', 'lr=1e-4..1e-1:log', '--objective', 'accuracy', '--trials', `${config.trials}`],
  ...['--hidden', `${config.hidden}`, '--batch-size', `${config.batch}`, '--epochs', `${config.epochs}`],
  ...['--early-stopping', 'off', '--workers', `${config.workers}`, '--out', config.out, '--json', '--quiet'],
]

const contestants: readonly Contestant[] = [
  { id: 'oneloop-sweep', label: 'oneloop sweep', workers: CORES, study: command, alone: ours('alone') },
  {
    id: 'oneloop-local',
    label: 'oneloop, local() in one process',
    workers: 1,
    study: ours('study'),
    alone: ours('alone'),
  },
  {
    ...{ id: 'optuna', label: 'Optuna and PyTorch, a process a core', workers: CORES },
    ...{ study: inPython('optuna_studies.py', 'study'), alone: inPython('optuna_studies.py', 'alone') },
  },
  {
    ...{ id: 'ray', label: 'Ray Tune and PyTorch, an actor a core', workers: CORES },
    ...{ study: inPython('ray_studies.py', 'study'), alone: inPython('optuna_studies.py', 'alone') },
  },
]

/** Workload 6: a study of many small trials on two cores, beside Optuna and Ray Tune that train the same network by PyTorch. */
export async function studiesWorkload({ quick, say, unmet, choose }: Settings): Promise<StudiesResult> {
  const [trials, rounds, aloneTrials] = quick ? [20, 1, 5] : [200, 3, 30]
  const shape = { trials, epochs: 10, hidden: 32, batch: 32 }
  const why = unmet.python ?? setupStudies(say)
  const missing: Missing[] = []
  const chosen = contestants.filter(({ id, label }) => {
    if (choose([{ id, label, file: '', family: 'oneloop', threads: 1 }]).length === 0) return false
    if (why === null) return true
    if (!id.startsWith('oneloop')) missing.push({ id, label, reason: why, fix: null })
    return id.startsWith('oneloop')
  })
  if (unmet.python !== null) throw new PeerFailure(`the table comes out of scikit-learn: ${unmet.python}`, undefined)
  const data = await digits()
  const measured = new Map(chosen.map(({ id }) => [id, [] as Measured[]]))
  for (let round = 1; round <= rounds; round++) {
    for (const contestant of chosen) {
      const { id, label, workers } = contestant
      const out = await mkdtemp(join(tmpdir(), 'oneloop-studies-'))
      const config: StudyConfig = { ...shape, ...data, out, workers }
      try {
        const study = await runStudyOf(contestant, config)
        const alone = await runAlone(contestant, { ...config, trials: aloneTrials })
        measured.get(id)!.push({ ...study, alone })
        say(`  ${label}: ${study.trialsAMinute.toFixed(0)} trials a minute, ${study.seconds.toFixed(1)} s in all`)
      } catch (error) {
        if (!(error instanceof PeerFailure)) throw error
        say(`  ${label}: missing: ${error.message}`)
        if (!missing.some((each) => each.id === id)) missing.push({ id, label, reason: error.message, fix: null })
      } finally {
        await rm(out, { recursive: true, force: true })
      }
    }
  }
  const rows = chosen.flatMap(({ id, label, workers }): StudyRow[] => {
    const own = measured.get(id)!
    if (own.length === 0) return []
    const aTrial = (each: Measured) => (workers * 60_000) / each.trialsAMinute
    return [
      {
        ...{ id, label, workers, what: own[0]!.version, best: own[0]!.best },
        seconds: summarize(own.map(({ seconds }) => seconds)),
        trialsAMinute: summarize(own.map((each) => each.trialsAMinute)),
        millisecondsATrial: summarize(own.map(aTrial)),
        alone: summarize(own.map((each) => each.alone * 1000)),
        overhead: summarize(own.map((each) => aTrial(each) - each.alone * 1000)),
      },
    ]
  })
  return { ...shape, rows, missing }
}

interface Study {
  readonly seconds: number
  readonly trialsAMinute: number
  readonly version: string
  readonly best: number
}

interface Measured extends Study {
  /** Seconds. */
  readonly alone: number
}

/** Out of scikit-learn's own wheel, split as `oneloop sweep` splits it. */
async function digits(): Promise<Pick<StudyConfig, 'folder' | 'train' | 'validation'>> {
  const folder = join(cacheFolder, 'tables')
  await mkdir(folder, { recursive: true })
  const scikit = await PeerProcess.start('sklearn_tables.py', 'tables', { threads: null, folder })
  await scikit.call('export', [folder])
  await scikit.close()
  const made = table(await readCsv(join(folder, 'digits.csv')), { target: 'target', task: 'classification' })
  const { train, validation } = made.split({ parts: [0.7, 0.15, 0.15], seed: 1, stratified: true })
  return { folder, train: [...train.indices], validation: [...validation!.indices] }
}

/** A line that a program wrote: a trial that ended, or what it says at the end. */
interface Told {
  readonly trial?: unknown
  readonly seconds?: readonly number[]
  readonly version?: string
  readonly best?: number
}

async function runStudyOf({ study }: Contestant, config: StudyConfig): Promise<Study> {
  const ends: number[] = []
  let last: Told = {}
  const seconds = await run(study(config), (told, at) => {
    if (told.trial !== undefined) ends.push(at)
    else last = told
  })
  if (ends.length !== config.trials) throw new PeerFailure(`${ends.length} of ${config.trials} trials ended`, undefined)
  const first = Math.max(1, Math.round(config.trials / 10))
  const warm = ends.at(-1)! - ends[first - 1]!
  return {
    ...{ seconds, trialsAMinute: (60 * (config.trials - first)) / warm },
    ...{ version: last.version ?? '', best: last.best ?? Number.NaN },
  }
}

/** The mean over the trials and the processes, the first of each left out. */
async function runAlone({ alone, workers }: Contestant, config: StudyConfig): Promise<number> {
  const all: number[] = []
  const one = () => run(alone(config), ({ seconds }) => all.push(...(seconds ?? []).slice(1)))
  await Promise.all(Array.from({ length: workers }, one))
  return all.reduce((sum, each) => sum + each, 0) / all.length
}

/** @returns the seconds that the program took */
async function run(words: readonly string[], onTold: (told: Told, atSeconds: number) => void): Promise<number> {
  const startedAt = performance.now()
  const [program, ...args] = words as [string, ...string[]]
  const env = { ...process.env, OMP_NUM_THREADS: '1' }
  const child = spawn(program, args, { cwd: benchFolder, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let complaints = ''
  child.stderr.on('data', (piece) => {
    complaints = (complaints + piece).slice(-2000)
  })
  const ended = once(child, 'close') as Promise<[number | null]>
  const elapsed = () => (performance.now() - startedAt) / 1000
  for await (const line of createInterface({ input: child.stdout })) {
    const told = parse(line)
    if (told !== null) onTold(told, elapsed())
  }
  const [status] = await ended
  if (status !== 0) throw new PeerFailure(complaints.trim().split('\n').at(-1) ?? `ended with ${status}`, undefined)
  return elapsed()
}

/** `@@{…}` of the programs here, the command's events. */
function parse(line: string): Told | null {
  if (line.startsWith('@@')) return JSON.parse(line.slice(2)) as Told
  if (!line.startsWith('{')) return null
  const event = JSON.parse(line) as { event: string; best?: { score: number } }
  if (event.event === 'trial') return { trial: event }
  return event.event === 'done' ? { version: 'oneloop', best: event.best!.score } : null
}
