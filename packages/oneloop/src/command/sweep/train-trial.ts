import { hostname } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { OneloopError } from '@oneloop/core'
import type { Job, JobResult, Study } from '@oneloop/sweep'
import type { Output } from '../output.ts'
import { readRun } from '../runs/read-run.ts'
import { scoresOf } from '../training/finish.ts'
import { isBegun } from '../training/output-folder.ts'
import { planRun } from '../training/plan.ts'
import { type RunRequest, startRun } from '../training/run.ts'
import { ownVersion } from '../version.ts'
import { BACKEND, findFile, optionsOf, type SweepTask, taskOf } from './task.ts'
import { parseTrialOptions } from './trial-options.ts'

/** One job, and where it is done on this machine: plain data, for a process of its own. */
export interface TrialRequest {
  readonly study: Study
  readonly job: Job
  /** Where the study's file lies. */
  readonly dataFolder: string
  /** Where runs are kept, so that one goes on where another process was ended. */
  readonly runsFolder: string
}

/** The folder of a trial's run with one seed; all rungs of it are one run. */
export function runFolder(runsFolder: string, { trial, seed }: Pick<Job, 'trial' | 'seed'>): string {
  return join(runsFolder, String(trial).padStart(4, '0'), `seed-${seed}`)
}

/**
 * Trains a job: from the checkpoint of an earlier process or of the rung below, where there is one, else from the beginning.
 * Both end in the same bits.
 *
 * @returns null when it was interrupted, and is saved
 * @throws OneloopError `STUDY_INVALID`, `CHECKPOINT_MISMATCH` for other data, `RESUME_CONFLICT` for another version; what the
 *   run throws
 */
export async function trainTrial(request: TrialRequest, output: Output): Promise<JobResult | null> {
  const { study, job, dataFolder, runsFolder } = request
  const task = taskOf(study)
  refuseOtherVersion(task)
  const file = await findFile(task, dataFolder)
  await refuseOtherData(task, file, output)
  const given = { checkpointEvery: SAVED_EVERY, ...parseTrialOptions(optionsOf(task, job)) }
  const run: RunRequest = {
    ...{ file, given, backend: BACKEND, watch: null, pictures: false },
    ...{ folder: runFolder(runsFolder, job), resume: null, force: true },
  }
  const { trial, seed, rung } = job
  try {
    const outcome = await goOn(run, output)
    if (outcome === null) return null
    const score = outcome.validation?.[study.objective.metric]
    if (score === undefined) throw noScore(study, Object.keys(outcome.validation ?? {}))
    const { weightsSha256 } = outcome
    const { history } = await readRun(outcome.out)
    const curve = history.epochs.map((report) => finite(scoresOf(report)[study.objective.metric]))
    const place = { trial, seed, rung, curve, by: `${hostname()}, process ${process.pid}` }
    return finite(score) === null ? { ...place, ...DIVERGED } : { ...place, score, weightsSha256 }
  } catch (error) {
    if (error instanceof OneloopError && error.code === 'DIVERGED') return { trial, seed, rung, ...DIVERGED }
    throw error
  }
}

/** A small trial is trained anew in less time than its epochs are saved in. It is saved at the end of each rung. */
const SAVED_EVERY = '0.1min'

/** What is no number can't be in JSON. */
function finite(score: number | undefined): number | null {
  return score !== undefined && Number.isFinite(score) ? score : null
}

const DIVERGED = { score: null, weightsSha256: null }

async function goOn(run: RunRequest, output: Output) {
  const folder = run.folder!
  if (!(await isBegun(folder))) return startRun(run, output)
  try {
    return await startRun({ ...run, resume: { folder, file: null } }, output)
  } catch (error) {
    // What lies there is damaged, or of another study, or further than is asked for: it is begun anew.
    if (!(error instanceof OneloopError) || !ANEW.includes(error.code)) throw error
    return startRun(run, output)
  }
}

const ANEW: readonly string[] = ['RESUME_CONFLICT', 'CHECKPOINT_MISMATCH', 'CHECKPOINT_MISSING', 'CHECKPOINT_CORRUPT']

function noScore({ objective }: Study, names: readonly string[]): OneloopError {
  return new OneloopError(`a run has no '${objective.metric}' on its validation part, but ${names.join(', ')}`, {
    code: 'STUDY_INVALID',
    fix: `name one of them, or add it with --metrics`,
  })
}

function refuseOtherVersion({ version }: SweepTask): void {
  if (version === ownVersion()) return
  throw new OneloopError(`the study is of oneloop ${version}, this is ${ownVersion()}`, {
    code: 'RESUME_CONFLICT',
    fix: 'install the same version everywhere',
  })
}

let checked: { readonly task: SweepTask; readonly file: string | null } | null = null

/** Once for a study: its trials have the same parts. */
async function refuseOtherData(task: SweepTask, file: string | null, output: Output): Promise<void> {
  if (isDeepStrictEqual(checked, { task, file })) return
  const { config } = await planRun({ file, given: parseTrialOptions(task.options) }, null, output)
  if (!isDeepStrictEqual(config.dataSha256, task.dataSha256)) {
    throw new OneloopError(`its rows are not those that the study was begun with (SHA-256 of its parts)`, {
      code: 'CHECKPOINT_MISMATCH',
      file: file ?? String(task.options['data'] ?? 'mnist'),
      fix: 'use the same file everywhere',
    })
  }
  checked = { task, file }
}
