import { readdir } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { OneloopError } from '@oneloop/core'
import { readRegularFile, withLock } from '@oneloop/core/node'
import { EXIT } from '../exit-status.ts'
import type { Output } from '../output.ts'
import { describeScores } from '../table/describe-scores.ts'
import { plural, shellWord } from '../training/describe.ts'
import type { RunOutcome } from '../training/finish.ts'
import { Interrupted, interruptSignal } from '../training/interrupt.ts'
import { claimDatedFolder, claimFolder, FILES, isBegun } from '../training/output-folder.ts'
import { planRun } from '../training/plan.ts'
import type { RunRequest } from '../training/run.ts'
import { killChildren, runInChild } from '../training/run-in-child.ts'
import { planStudy, type Repeats, type StudyRun } from './plan-study.ts'
import { inPool } from './pool.ts'
import {
  intervalWords,
  type Scored,
  STUDY_FILES,
  type StudyQuestion,
  type StudyScores,
  scoresTable,
  summarize,
  writeScores,
} from './scores.ts'

/** Held by whoever trains a study there. Its runs hold locks of their own. */
const LOCK_FILE = 'study.lock'

/**
 * Trains one configuration several times, side by side over the cores, and scores it: a table, `scores.csv` and
 * `scores.json`. Each run has a thread and a folder of its own, so that the scores are the same in whatever order they end.
 *
 * @throws OneloopError `OPTION_INVALID`, `OUTPUT_EXISTS`, `RESUME_CONFLICT`, `CHECKPOINT_MISSING`; what the first run to fail throws
 */
export async function runStudy(request: RunRequest, repeats: Repeats, output: Output): Promise<void> {
  refuseOptions(request)
  const asked = questionOf(request, repeats)
  const isResumed = request.resume !== null
  if (request.folder !== null && !isResumed && !request.force) await refuseStudy(request.folder)
  const before = isResumed ? await readScores(request.folder!, asked) : []
  // Once here: what was read and decided is told, and what is wrong refused, before any process is started.
  const [first] = planStudy(request, repeats, '')
  await planRun({ file: request.file, given: first!.request.given }, null, output)
  const { path } = request.folder === null ? await claimDatedFolder() : await claimFolder(request.folder)
  const interrupt = interruptSignal((why) => {
    output.warn(`Stopping as soon as every run is saved (${why}). Another Ctrl-C stops at once.`)
  }, killChildren)
  try {
    await withLock(join(path, LOCK_FILE), () =>
      trainAll(
        planStudy(sideBySide(request), repeats, path),
        { asked, before, folder: path, output },
        interrupt.signal,
      ),
    )
  } finally {
    interrupt.release()
  }
}

interface Study {
  readonly asked: StudyQuestion
  /** Runs that had ended before. */
  readonly before: readonly Scored[]
  readonly folder: string
  readonly output: Output
}

async function trainAll(runs: readonly StudyRun[], study: Study, signal: AbortSignal): Promise<void> {
  const { asked, folder, output } = study
  const threads = Number(runs[0]!.request.backend.threads)
  const atATime = Math.max(1, Math.min(runs.length, Math.floor(availableParallelism() / threads)))
  output.status(`\nTraining ${plural(runs.length, 'run')}, ${atATime} at a time, ${plural(threads, 'thread')} each`)
  output.event({
    event: 'study',
    runs: runs.map(({ name, fold, seed }) => ({ name, fold, seed })),
    atATime,
    out: folder,
  })
  const outcomes: (RunOutcome | undefined)[] = runs.map(
    ({ name }) => study.before.find((run) => run.name === name)?.outcome,
  )
  const scored = () => runs.flatMap(({ name, fold, seed }, i) => scoredRun({ name, fold, seed }, outcomes[i]))
  const write = () => writeScores(folder, scoresOf(asked, scored()))
  await write()
  const failed = new AbortController()
  const stop = AbortSignal.any([signal, failed.signal])
  let told = 0
  // In the order of the plan, so that what is said is the same in whatever order they end.
  const tell = () => {
    for (; outcomes[told] !== undefined; told++) tellRun(runs[told]!, outcomes[told]!, output)
  }
  tell()
  try {
    await inPool(runs, atATime, async (run, i) => {
      if (outcomes[i] !== undefined || stop.aborted) return
      const outcome = await trainOne(run, stop, output).catch((error: unknown) => {
        failed.abort()
        throw error
      })
      if (outcome === null) return failed.abort()
      outcomes[i] = outcome
      await write()
      tell()
    })
  } finally {
    if (stop.aborted) tellUnfinished(scored().length, runs.length, study)
  }
  if (stop.aborted) return endInterrupted(signal)
  const { summary, runs: all } = scoresOf(asked, scored())
  output.result(`\n${scoresTable(all, summary)}`)
  output.status(`Scores on the test parts; ${intervalWords(asked)}`)
  output.status(`\nWritten to ${folder}: ${STUDY_FILES.csv}  ${STUDY_FILES.json}  and a folder for each run`)
  output.event({ event: 'scores', summary, out: folder })
}

async function trainOne(run: StudyRun, signal: AbortSignal, output: Output): Promise<RunOutcome | null> {
  const { name, request } = run
  const folder = request.folder!
  const goesOn = request.resume !== null && (await isBegun(folder))
  const own = {
    ...request,
    resume: goesOn ? { folder, file: null } : null,
    force: request.force || request.resume !== null,
  }
  try {
    // A child that is stopped says so; one line from here is enough.
    const onWarn = (text: string) => (signal.aborted ? undefined : output.warn(`${name}: ${text}`))
    return await runInChild(own, { signal, onWarn })
  } catch (error) {
    if (!(error instanceof OneloopError)) throw error
    throw new OneloopError(`${name}: ${error.message}`, { code: error.code, cause: error })
  }
}

function scoredRun(run: Omit<Scored, 'outcome'>, outcome: RunOutcome | undefined): Scored[] {
  return outcome === undefined ? [] : [{ ...run, outcome }]
}

function scoresOf(asked: StudyQuestion, runs: readonly Scored[]): StudyScores {
  return { version: 1, asked, runs, summary: summarize(runs, asked) }
}

function tellRun({ name, fold, seed }: StudyRun, outcome: RunOutcome, output: Output): void {
  output.result(`${name}: ${describeScores(outcome.test)}   (epoch ${outcome.epoch} of ${outcome.epochs})`)
  output.event({ event: 'run', name, fold, seed, ...outcome })
}

function tellUnfinished(done: number, of: number, { folder, output }: Study): void {
  output.warn(
    `${done} of ${plural(of, 'run')} are done, and the others saved. Go on with the same command line and --resume --out ${shellWord(folder)}`,
  )
}

/** @throws what made it impossible to go on, where that is an error and not a wish */
function endInterrupted({ reason }: AbortSignal): void {
  if (reason instanceof Interrupted && reason.error !== null) throw reason.error
  process.exitCode = EXIT.interrupted
}

/** The same engine, with the same number of threads, for every run; a measurement might choose another each time. */
function sideBySide(request: RunRequest): RunRequest {
  const { backend, threads } = request.backend
  return {
    ...request,
    backend: { backend: backend === 'auto' ? 'wasm' : backend, threads: threads === 'auto' ? 1 : threads },
  }
}

function questionOf({ file, given }: RunRequest, { folds, seeds }: Repeats): StudyQuestion {
  // JSON has no undefined: as it is read again.
  const plain = JSON.parse(JSON.stringify(given)) as StudyQuestion['given']
  return { file: file === null ? null : basename(resolve(file)), given: plain, folds, seeds }
}

/** @throws OneloopError `OPTION_INVALID` for what is of one run */
function refuseOptions({ watch, resume, folder }: RunRequest): void {
  const refuse = (message: string, fix: string) => {
    throw new OneloopError(message, { code: 'OPTION_INVALID', fix })
  }
  if (watch !== null)
    refuse('--watch shows one run', `leave it out, and watch them with oneloop watch ${folder ?? 'OUT'}/*`)
  if (resume !== null && resume.file !== null) refuse('--resume FILE is of one run', 'give --resume --out FOLDER')
}

/** @throws OneloopError `OUTPUT_EXISTS` */
async function refuseStudy(folder: string): Promise<void> {
  const there = await readdir(folder).catch(() => [])
  const names = there.filter((name) => /^(fold|seed)-\d|^scores\.(csv|json)$/.test(name) || name === FILES.historyJson)
  if (names.length === 0) return
  throw new OneloopError(`holds ${names.slice(0, 3).join(', ')} already`, {
    code: 'OUTPUT_EXISTS',
    file: folder,
    fix: 'go on with --resume, replace it with --force, or choose another folder with --out',
  })
}

/** The runs of a study that had ended. @throws OneloopError `CHECKPOINT_MISSING`, `RESUME_CONFLICT` */
async function readScores(folder: string, asked: StudyQuestion): Promise<readonly Scored[]> {
  const file = join(folder, STUDY_FILES.json)
  const saved = await readRegularFile(file, { maxBytes: 2 ** 28 })
    .then((bytes) => JSON.parse(new TextDecoder().decode(bytes)) as StudyScores)
    .catch((cause: unknown) => {
      throw new OneloopError('there is no study to go on with', {
        code: 'CHECKPOINT_MISSING',
        file: folder,
        fix: 'leave --resume out to start a new one',
        cause,
      })
    })
  if (isDeepStrictEqual(saved.asked, asked)) return saved.runs
  throw new OneloopError('the study was started with another command line', {
    code: 'RESUME_CONFLICT',
    file: folder,
    fix: 'repeat it, or start a new study in another --out',
  })
}
