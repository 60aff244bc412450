import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { OneloopError } from '@oneloop/core'
import { tables } from '@oneloop/data/tables'
import { checkData, type Job, type Study, type Trial } from '@oneloop/sweep'
import { boolean, either, exact, nullable, number, record, regex, string } from 'decoders'
import type { RunRequest } from '../training/run.ts'
import { parseTrialOptions, type TrialOptions, trainCommand } from './trial-options.ts'

/** What a study trains: the same for all of its trials. Data alone, so that a queue may carry it. */
export interface SweepTask {
  /** The file by itself, without its folder; null for data by name, such as the lesson's. */
  readonly file: string | null
  /** What every trial is told. */
  readonly options: TrialOptions
  /** Of the rows of each part: nobody trains on others. */
  readonly dataSha256: Readonly<Record<string, string>>
  /** The version of oneloop that began the study. */
  readonly version: string
}

const decoder = exact({
  // No path, so that a job reads nothing outside of its worker's own folder.
  file: nullable(regex(/^(?!\.{1,2}$)[^/\\:\0]{1,255}$/, 'must be the name of a file, without a folder')),
  options: record(either(string, number, boolean)),
  dataSha256: record(regex(/^[0-9a-f]{64}$/, 'must be a SHA-256')),
  version: string,
})

/** The task of a study, checked as what a stranger sent. @throws OneloopError `STUDY_INVALID`, `OPTION_INVALID`, `UNKNOWN_NAME` */
export function taskOf({ task }: Pick<Study, 'task'>): SweepTask {
  const checked = checkData(decoder, task, 'task of a study')
  parseTrialOptions(checked.options)
  return checked
}

/** All that a job's run is told, in the words of `oneloop train`. */
export function optionsOf(
  task: SweepTask,
  { settings, seed, until }: Pick<Job, 'settings' | 'seed' | 'until'>,
): TrialOptions {
  const first = Number(settings['seed'] ?? task.options['seed'] ?? 1)
  return {
    ...task.options,
    ...settings,
    epochs: until,
    seed: first + seed - 1,
  }
}

/** The command line that trains a trial's network of the first seed again, as far as it was trained, to the same bits. */
export function commandOf(study: Study, { settings, epochs }: Pick<Trial, 'settings' | 'epochs'>): string {
  const task = taskOf(study)
  return trainCommand(task.file, optionsOf(task, { settings, seed: 1, until: epochs }))
}

/** One thread for each run: studies are done side by side. */
export const BACKEND: RunRequest['backend'] = { backend: 'wasm', threads: 1 }

/**
 * Where the data of a study lie on this machine: in its folder, or in the package.
 *
 * @throws OneloopError `READ_FAILED` when they do not
 */
export async function findFile({ file }: Pick<SweepTask, 'file'>, folder: string): Promise<string | null> {
  if (file === null) return null
  const path = join(folder, file)
  if ((await stat(path).catch(() => null)) !== null) return path
  if (file === 'digits' || Object.hasOwn(tables, file)) return file
  throw new OneloopError('the data of the study are not there', {
    code: 'READ_FAILED',
    file: path,
    fix: 'put the file there, or name its folder with --data-folder',
  })
}
