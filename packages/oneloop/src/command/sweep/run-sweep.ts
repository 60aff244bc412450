import { copyFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { OneloopError } from '@oneloop/core'
import { withLock, writeFileAtomic } from '@oneloop/core/node'
import {
  bestTrial,
  jobKey,
  optunaJournal,
  type Progress,
  progressOf,
  runStudy,
  type Study,
  type StudyEngine,
  type Trial,
  trialsCsv,
} from '@oneloop/sweep'
import { openStudy, type StudyFolder } from '@oneloop/sweep/node'
import { EXIT } from '../exit-status.ts'
import type { Output } from '../output.ts'
import { plural } from '../training/describe.ts'
import { Interrupted, interruptSignal } from '../training/interrupt.ts'
import { claimFolder, FILES } from '../training/output-folder.ts'
import { SWEEP_FILES } from './files.ts'
import { commandOf } from './task.ts'
import { tellProgress, trialLine } from './tell-progress.ts'
import { runFolder } from './train-trial.ts'
import type { TrialProcesses } from './trial-processes.ts'

export interface SweepPlace {
  /** The study's folder. */
  readonly folder: string
  /** Where the data lie. */
  readonly dataFolder: string
  /** For the best model, wherever the study was done. */
  readonly processes: TrialProcesses
}

/**
 * Does a study, or goes on with it, and writes its table, its best model and its report.
 *
 * @throws OneloopError `RESUME_CONFLICT` when the folder holds another study, `IN_USE`; what the engine throws
 */
export async function runSweep(study: Study, engine: StudyEngine, place: SweepPlace, output: Output): Promise<void> {
  const { folder, processes } = place
  await claimFolder(folder)
  await withLock(join(folder, SWEEP_FILES.lock), async () => {
    const journal = await openStudy(folder, study)
    const teller = tellProgress(study, output)
    const interrupt = interruptSignal((why) => {
      teller.clear()
      output.warn(`Stopping as soon as every run is saved (${why}). Another Ctrl-C stops at once.`)
    }, processes.kill)
    try {
      const { signal } = interrupt
      const progress = await runStudy(study, {
        ...{ engine, journal, signal },
        onStart: teller.started,
        onProgress: teller.progress,
      })
      teller.clear()
      await finishSweep(journal, progress, place, output, signal)
    } catch (error) {
      teller.clear()
      await writeTable(journal)
      endInterrupted(error, output)
    } finally {
      interrupt.release()
      processes.close()
      await journal.close()
    }
  })
}

/** The table of all trials so far. */
export async function writeTable(journal: StudyFolder): Promise<Progress> {
  const progress = progressOf(journal.study, journal.results)
  await writeTrials(journal, progress)
  return progress
}

/** The trials as a table, and as Optuna's tools read them. */
async function writeTrials({ study, path }: StudyFolder, { trials }: Progress): Promise<void> {
  await writeFileAtomic(join(path, SWEEP_FILES.trials), trialsCsv(study, trials))
  const told = (trial: Trial) => ({ command: commandOf(study, trial) })
  await writeFileAtomic(join(path, SWEEP_FILES.optuna), optunaJournal(study, trials, { name: basename(path), told }))
}

/** The table, the best trial's model, the report, and what is said of them. */
export async function finishSweep(
  folder: StudyFolder,
  progress: Progress,
  { dataFolder, processes }: SweepPlace,
  output: Output,
  signal: AbortSignal,
): Promise<void> {
  const { trials } = progress
  const { study, path } = folder
  await writeTrials(folder, progress)
  const { sweepReport } = await import('./report.ts')
  await writeFileAtomic(join(path, SWEEP_FILES.report), await sweepReport(study, trials))
  const best = bestTrial(study, trials)
  if (best === null) {
    output.warn('No trial was trained to its end: all diverged. Search smaller learning rates.')
    return
  }
  // Done already where its run lies here; the same bits otherwise.
  const job = { trial: best.number, settings: best.settings, seed: 1, rung: best.rung, until: best.epochs }
  const runsFolder = join(path, SWEEP_FILES.runs)
  const request = { study, job: { ...job, epochs: study.epochs }, dataFolder, runsFolder }
  const again = await processes.train(request, signal)
  const told = folder.results.find((result) => jobKey(result) === jobKey(job))
  if (again.weightsSha256 !== told?.weightsSha256 || again.score !== told.score) {
    throw new OneloopError(
      `trial ${best.number} gives other weights or another score here than in the study's journal`,
      {
        code: 'CHECKPOINT_MISMATCH',
        file: runFolder(runsFolder, job),
        fix: 'see whether someone changed the journal; if not, report it: a trial must give the same bits everywhere',
      },
    )
  }
  await copyFile(join(runFolder(runsFolder, job), FILES.model), join(path, SWEEP_FILES.model))
  output.result(`\nBest of ${plural(trials.length, 'trial')}, by the validation part: ${trialLine(study, best)}`)
  const command = commandOf(study, best)
  output.status(`Reproduce it, with its score on the test part:\n  ${command}`)
  const names = [SWEEP_FILES.trials, SWEEP_FILES.model, SWEEP_FILES.report, SWEEP_FILES.optuna, 'study.json']
  output.status(`\nWritten to ${path}\n  ${names.join('  ')}`)
  const { curves, ...shown } = best
  output.event({ event: 'done', best: shown, command, out: path })
}

/** @throws `error` unless it is a wish to end */
function endInterrupted(error: unknown, output: Output): void {
  if (!(error instanceof Interrupted)) throw error
  if (error.error !== null) throw error.error
  output.warn('What was trained is kept. The same command goes on.')
  process.exitCode = EXIT.interrupted
}
