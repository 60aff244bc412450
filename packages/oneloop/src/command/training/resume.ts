import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { OneloopError } from '@oneloop/core'
import { inspectModelFile } from '@oneloop/model-io/node'
import type { Checkpoint } from '@oneloop/trainer'
import { fileCheckpoints } from '@oneloop/trainer/node'
import { readSavedConfig, type SavedConfig } from './saved-config.ts'

/** Where a run goes on from. */
export interface ResumeSource {
  /** The folder of that run. */
  readonly folder: string
  /** One checkpoint, or null for the newest of the folder. */
  readonly file: string | null
}

/** @param path a checkpoint, or the folder of a run */
export async function resumeSource(path: string): Promise<ResumeSource> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
  return isFolder ? { folder: path, file: null } : { folder: dirname(path), file: path }
}

export interface Resumed {
  readonly checkpoint: Checkpoint
  readonly saved: SavedConfig
}

/**
 * Reads the checkpoint to go on from.
 *
 * @throws OneloopError `CHECKPOINT_MISSING` when there is none, or the file is a model; what `fileCheckpoints` throws
 */
export async function loadResumed(source: ResumeSource): Promise<Resumed> {
  const checkpoint = await readCheckpointOf(source)
  const file = source.file ?? fileCheckpoints(source.folder).path
  return { checkpoint, saved: readSavedConfig(checkpoint, file) }
}

/** @throws OneloopError as `loadResumed` */
export async function readCheckpointOf({ folder, file }: ResumeSource): Promise<Checkpoint> {
  try {
    const checkpoint = await fileCheckpoints(folder).load(file ?? undefined)
    if (checkpoint !== null) return checkpoint
  } catch (error) {
    if (file !== null) await refuseModel(file)
    throw error
  }
  throw new OneloopError('there is no checkpoint to go on from', {
    code: 'CHECKPOINT_MISSING',
    file: folder,
    fix: 'leave --resume out to start a new run',
  })
}

/** A model file has no optimizer's memory to go on with: that it is sound, and what it is, says more than that it is no checkpoint. */
async function refuseModel(file: string): Promise<void> {
  const report = await inspectModelFile(file).catch(() => null)
  if (report === null || report.metadata['format'] === 'oneloop-checkpoint') return
  throw new OneloopError(`it is a model (${report.format}), not a checkpoint: it does not hold the state of a run`, {
    code: 'CHECKPOINT_MISSING',
    file,
    fix: "name a checkpoint, such as checkpoint.safetensors in the run's folder",
  })
}
