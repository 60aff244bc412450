import { stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { OneloopError } from '@oneloop/core'
import { readRegularFile } from '@oneloop/core/node'
import { inspectModelFile } from '@oneloop/model-io/node'
import type { Checkpoint, RunState } from '@oneloop/trainer'
import { fileCheckpoints } from '@oneloop/trainer/node'
import type { RunConfig } from './config.ts'
import { FILES } from './output-folder.ts'
import { isSameRun } from './resumed-config.ts'
import { readSavedConfig } from './saved-config.ts'

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
  readonly saved: RunConfig
  /** null for a run that was ended before its first checkpoint: it starts from the beginning. */
  readonly state: RunState | null
}

/**
 * Reads the checkpoint to go on from, or how a run was started that was ended before its first one.
 *
 * @param wants whether the command line names a file of one's own
 * @throws OneloopError `CHECKPOINT_MISSING` when there is neither, or the file is a model; what `fileCheckpoints` throws
 */
export async function loadResumed(source: ResumeSource, wants: 'data' | 'file'): Promise<Resumed> {
  const checkpoint = await readCheckpointOf(source)
  const file = join(source.folder, FILES.config)
  const config = await readConfig(file)
  if (checkpoint === null) {
    if (config === null) throw noCheckpoint(source.folder)
    return { saved: readSavedConfig(config, wants, file), state: null }
  }
  const saved = readSavedConfig(checkpoint.config, wants, source.file ?? fileCheckpoints(source.folder).path)
  const started = source.file === null && config !== null ? tryReadSavedConfig(config, wants, file) : null
  // A run that was started over another one and ended before its first checkpoint has left the other's there.
  if (started !== null && !isSameRun(started, saved)) return { saved: started, state: null }
  return { saved, state: checkpoint.state }
}

async function readCheckpointOf({ folder, file }: ResumeSource): Promise<Checkpoint | null> {
  try {
    return await fileCheckpoints(folder).load(file ?? undefined)
  } catch (error) {
    if (file !== null) await refuseModel(file)
    throw error
  }
}

/** null where there is none that can be read. */
async function readConfig(file: string): Promise<unknown> {
  try {
    return JSON.parse(new TextDecoder().decode(await readRegularFile(file, { maxBytes: MOST_BYTES }))) as unknown
  } catch {
    return null
  }
}

function tryReadSavedConfig(config: unknown, wants: 'data' | 'file', file: string): RunConfig | null {
  try {
    return readSavedConfig(config, wants, file)
  } catch {
    return null
  }
}

function noCheckpoint(file: string): OneloopError {
  return new OneloopError('there is no checkpoint to go on from', {
    code: 'CHECKPOINT_MISSING',
    file,
    fix: 'leave --resume out to start a new run',
  })
}

const MOST_BYTES = 2 ** 24

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
