import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { OneloopError } from '@oneloop/core'
import { readRegularFile, writeFileAtomic } from '@oneloop/core/node'
import { type Checkpoint, decodeCheckpoint } from '../checkpoint/decode.ts'
import { encodeCheckpoint } from '../checkpoint/encode.ts'
import type { RunState } from '../run.ts'

const NEWEST = 'checkpoint.safetensors'
const PREVIOUS = 'checkpoint.previous.safetensors'

/** A folder's checkpoints: the newest, and the good one before it. */
export interface FileCheckpoints {
  /** The newest checkpoint's path. */
  readonly path: string
  readonly previousPath: string
  /** @throws OneloopError `WRITE_FAILED`; the ones there stay */
  save(state: RunState): Promise<void>
  /**
   * The newest checkpoint; null when the folder has none.
   *
   * @throws OneloopError `CHECKPOINT_CORRUPT`, whose `fix` names the previous one when that is good
   */
  load(): Promise<Checkpoint | null>
}

/** @param config kept in each checkpoint: see `encodeCheckpoint` */
export function fileCheckpoints(folder: string, config: unknown = null): FileCheckpoints {
  const path = join(folder, NEWEST)
  const previousPath = join(folder, PREVIOUS)
  return {
    path,
    previousPath,
    async save(state) {
      const bytes = await encodeCheckpoint(state, config)
      const fresh = join(folder, 'checkpoint.next.safetensors')
      await writeFileAtomic(fresh, bytes)
      // Between the two renames the newest is missing, never the good one: `load` looks for the previous then.
      await renameIfThere(path, previousPath)
      await renameIfThere(fresh, path)
    },
    async load() {
      const newest = (await readIfThere(path)) ?? (await readIfThere(previousPath))
      if (newest === null) return null
      try {
        return await decodeCheckpoint(newest, path)
      } catch (error) {
        const previous = await readCheckpoint(previousPath).catch(() => null)
        if (!(error instanceof OneloopError) || previous === null) throw error
        const { epoch, step } = previous.state
        throw new OneloopError(error.message, {
          code: error.code,
          fix: `go on from the one before it (epoch ${epoch}, step ${step}): ${previousPath}`,
          cause: error,
        })
      }
    },
  }
}

/**
 * Reads one checkpoint file.
 *
 * @throws OneloopError `CHECKPOINT_MISSING`, or as `decodeCheckpoint`
 */
export async function readCheckpoint(path: string): Promise<Checkpoint> {
  const bytes = await readIfThere(path)
  if (bytes === null) throw new OneloopError('no such checkpoint', { code: 'CHECKPOINT_MISSING', file: path })
  return decodeCheckpoint(bytes, path)
}

async function readIfThere(path: string): Promise<Uint8Array | null> {
  try {
    return await readRegularFile(path, { maxBytes: MAX_CHECKPOINT_BYTES })
  } catch (error) {
    if (((error as Error).cause as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') return null
    throw error
  }
}

/** What one buffer holds on every Node. */
const MAX_CHECKPOINT_BYTES = 2 ** 31 - 1

async function renameIfThere(from: string, to: string): Promise<void> {
  await rename(from, to).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT')
      throw new OneloopError(`can't be renamed (${error.code})`, { code: 'WRITE_FAILED', file: from, cause: error })
  })
}
