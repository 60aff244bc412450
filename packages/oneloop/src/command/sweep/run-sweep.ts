import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { OneloopError } from '@oneloop/core'
import { withLock, writeFileAtomic } from '@oneloop/core/node'
import { bestTrial, type Progress, progressOf, runStudy, type Study, type StudyEngine, trialsCsv } from '@oneloop/sweep'
import { openStudy, type StudyFolder } from '@oneloop/sweep/node'
import { EXIT } from '../exit-status.ts'
import type { Output } from '../output.ts'
import { plural } from '../training/describe.ts'
import { Interrupted, interruptSignal } from '../training/interrupt.ts'
import { claimFolder, FILES } from '../training/output-folder.ts'
import { SWEEP_FILES } from './files.ts'
import { optionsOf, taskOf } from './task.ts'
import { tellProgress, trialLine } from './tell-progress.ts'
import { runFolder } from './train-trial.ts'
import { trainCommand } from './trial-options.ts'
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
  await writeFileAtomic(join(journal.path, SWEEP_FILES.trials), trialsCsv(journal.study, progress.trials))
  return progress
}

/** The table, the best trial's model, the report, and what is said of them. */
export async function finishSweep(
  { study, path, results }: StudyFolder,
  progress: Progress,
  { dataFolder, processes }: SweepPlace,
  output: Output,
  signal: AbortSignal,
): Promise<void> {
  const { trials } = progress
  await writeFileAtomic(join(path, SWEEP_FILES.trials), trialsCsv(study, trials))
  const { sweepReport } = await import('./report.ts')
  await writeFileAtomic(join(path, SWEEP_FILES.report), await sweepReport(study, trials, results))
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
  if (again.weightsSha256 !== best.weightsSha256[0]) {
    throw new OneloopError(`trial ${best.number} gives other weights here than in the table`, {
      code: 'CHECKPOINT_MISMATCH',
      file: runFolder(runsFolder, job),
      fix: 'report it: the same trial must give the same bits everywhere',
    })
  }
  await copyFile(join(runFolder(runsFolder, job), FILES.model), join(path, SWEEP_FILES.model))
  const task = taskOf(study)
  output.result(`\nBest of ${plural(trials.length, 'trial')}, by the validation part: ${trialLine(study, best)}`)
  output.status(`Reproduce it, with its score on the test part:\n  ${trainCommand(task.file, optionsOf(task, job))}`)
  output.status(`\nWritten to ${path}: ${SWEEP_FILES.trials}  ${SWEEP_FILES.model}  ${SWEEP_FILES.report}  study.json`)
  output.event({ event: 'done', best, command: trainCommand(task.file, optionsOf(task, job)), out: path })
}

/** @throws `error` unless it is a wish to end */
function endInterrupted(error: unknown, output: Output): void {
  if (!(error instanceof Interrupted)) throw error
  if (error.error !== null) throw error.error
  output.warn('What was trained is kept. The same command goes on.')
  process.exitCode = EXIT.interrupted
}
