import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { History, OneloopError } from '@oneloop/core'
import { isLocked, readRegularFile } from '@oneloop/core/node'
import { FILES, LOCK_FILE } from '../training/output-folder.ts'
import { type Settings, settingsOf } from './settings.ts'

/** A run as its folder tells it. */
export interface SavedRun {
  /** The folder, as it was named. */
  readonly folder: string
  readonly settings: Settings
  readonly history: History
  /** Whether it is being trained now. */
  readonly isRunning: boolean
  /** When its newest epoch ended, in milliseconds since 1970. */
  readonly changedMs: number
}

/** A history of a million epochs is smaller. */
const MOST_BYTES = 2 ** 28

/**
 * The run in a folder. One that has not ended its first epoch yet has an empty history.
 *
 * @throws OneloopError `READ_FAILED` for a folder that holds none, `HISTORY_BAD_REPORT` for one that is damaged
 */
export async function readRun(folder: string): Promise<SavedRun> {
  const isRunning = await isLocked(join(folder, LOCK_FILE))
  const path = join(folder, FILES.historyJson)
  const history = await readJson(path)
  if (history === undefined && !isRunning) {
    throw new OneloopError('it holds no run', {
      code: 'READ_FAILED',
      file: folder,
      fix: `name a folder that oneloop train wrote: it has a ${FILES.historyJson}`,
    })
  }
  return {
    folder,
    settings: settingsOf(await readJson(join(folder, FILES.config))),
    history: history === undefined ? new History() : parseHistory(history, path),
    isRunning,
    changedMs: (await stat(path).catch(() => null))?.mtimeMs ?? Date.now(),
  }
}

function parseHistory(value: unknown, file: string): History {
  try {
    return History.fromJSON(value)
  } catch (cause) {
    if (!(cause instanceof OneloopError)) throw cause
    throw new OneloopError(cause.message, { code: cause.code, file, cause })
  }
}

/** What a JSON file holds; undefined where there is none. */
async function readJson(path: string): Promise<unknown> {
  const isThere = await stat(path).then(
    () => true,
    () => false,
  )
  if (!isThere) return undefined
  const bytes = await readRegularFile(path, { maxBytes: MOST_BYTES })
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown
  } catch (cause) {
    throw new OneloopError('it is no JSON', {
      code: 'HISTORY_BAD_REPORT',
      file: path,
      fix: 'train the run again',
      cause,
    })
  }
}
