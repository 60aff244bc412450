import { rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { OneloopError } from '@oneloop/core'
import { readRegularFile, systemReason, writeFileAtomic } from '@oneloop/core/node'
import { type Checkpoint, decodeCheckpoint } from '../checkpoint/decode.ts'
import { encodeCheckpoint } from '../checkpoint/encode.ts'
import type { RunState } from '../run.ts'

const NEWEST = 'checkpoint.safetensors'
const PREVIOUS = 'checkpoint.previous.safetensors'
/** Whole, but not yet in the place of the newest: a process was killed in between. */
const NEXT = 'checkpoint.next.safetensors'

/** The names of the files that `fileCheckpoints` writes. */
export const CHECKPOINT_FILES: readonly string[] = [NEWEST, PREVIOUS, NEXT]

/** A folder's checkpoints: the newest, and the good one before it. */
export interface FileCheckpoints {
  /** The newest checkpoint's path. */
  readonly path: string
  readonly previousPath: string
  /**
   * The first save after nothing was loaded begins a new run: what another run left in the folder is then replaced, and
   * not kept as the one before.
   *
   * @throws OneloopError `WRITE_FAILED`; the ones there stay
   */
  save(state: RunState): Promise<void>
  /**
   * The newest checkpoint, or the one at `path`; null when the folder has none. The next save belongs to its run.
   *
   * @throws OneloopError `CHECKPOINT_CORRUPT`, whose `fix` names the newest of the other ones that is good, and all else
   *   that `readCheckpoint` throws
   */
  load(path?: string): Promise<Checkpoint | null>
}

/**
 * Keeps the checkpoints of a run in a folder: the newest and the one before it, whole wherever a process is killed.
 *
 * @param config kept in each checkpoint: see `encodeCheckpoint`
 */
export function fileCheckpoints(folder: string, config: unknown = null): FileCheckpoints {
  const [path, previousPath, nextPath] = CHECKPOINT_FILES.map((name) => join(folder, name)) as [string, string, string]
  /** Which of the folder's checkpoints the run goes on from: the last one saved or loaded. */
  let last: string | null = null

  async function promoteNext(): Promise<void> {
    if (last === path) await renameIfThere(path, previousPath)
    await renameIfThere(nextPath, path)
    last = path
  }

  return {
    path,
    previousPath,
    async save(state) {
      const bytes = await encodeCheckpoint(state, config)
      if (last === nextPath) {
        last = path
        await promoteNext()
      }
      await writeFileAtomic(nextPath, bytes)
      if (last === null) await rm(previousPath, { force: true })
      // Between the two renames the newest is missing, never the good ones: `load` looks at all three.
      await promoteNext()
    },
    async load(named) {
      if (named !== undefined) {
        const checkpoint = await readCheckpoint(named)
        last = [path, previousPath, nextPath].find((ours) => resolve(ours) === resolve(named)) ?? null
        return checkpoint
      }
      const [newest, next] = await Promise.all([attempt(path), attempt(nextPath)])
      if (newest instanceof OneloopError) throw await withAlternative(newest, [nextPath, previousPath])
      if (next !== null && !(next instanceof OneloopError) && (newest === null || compare(next, newest) > 0)) {
        last = nextPath
        return next
      }
      if (newest !== null) {
        last = path
        return newest
      }
      const previous = await readIfThere(previousPath)
      if (previous === null && next !== null) throw next
      if (previous !== null) last = previousPath
      return previous
    },
  }
}

/**
 * Reads one checkpoint file.
 *
 * @throws OneloopError `CHECKPOINT_MISSING`, or as `decodeCheckpoint`
 */
export async function readCheckpoint(path: string): Promise<Checkpoint> {
  const checkpoint = await readIfThere(path)
  if (checkpoint === null) throw new OneloopError('no such checkpoint', { code: 'CHECKPOINT_MISSING', file: path })
  return checkpoint
}

async function readIfThere(path: string): Promise<Checkpoint | null> {
  let bytes: Uint8Array
  try {
    bytes = await readRegularFile(path, { maxBytes: MAX_CHECKPOINT_BYTES })
  } catch (error) {
    if (((error as Error).cause as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') return null
    throw error
  }
  return decodeCheckpoint(bytes, path)
}

/** The checkpoint, null where there is none, or why it can't be used. */
async function attempt(path: string): Promise<Checkpoint | OneloopError | null> {
  return readIfThere(path).catch((error: unknown) => {
    if (error instanceof OneloopError) return error
    throw error
  })
}

/** The error, or for a damaged checkpoint one that names the newest of those at `paths` that is good. */
async function withAlternative(error: OneloopError, paths: readonly string[]): Promise<OneloopError> {
  if (error.code !== 'CHECKPOINT_CORRUPT') return error
  let best: { readonly path: string; readonly checkpoint: Checkpoint } | null = null
  for (const path of paths) {
    const checkpoint = await attempt(path)
    if (checkpoint === null || checkpoint instanceof OneloopError) continue
    if (best === null || compare(checkpoint, best.checkpoint) > 0) best = { path, checkpoint }
  }
  if (best === null) return error
  const { epoch, stepInEpoch } = best.checkpoint.state
  return new OneloopError('the newest checkpoint is damaged', {
    code: 'CHECKPOINT_CORRUPT',
    fix: `go on from the good one beside it (epoch ${epoch}, step ${stepInEpoch}): ${best.path}`,
    ...(error.file === undefined ? {} : { file: error.file }),
    cause: error,
  })
}

/** Above 0 when `a` is further than `b`. */
function compare({ state: a }: Checkpoint, { state: b }: Checkpoint): number {
  return a.epoch - b.epoch || a.stepInEpoch - b.stepInEpoch
}

/** What one buffer holds on every Node. */
const MAX_CHECKPOINT_BYTES = 2 ** 31 - 1

async function renameIfThere(from: string, to: string): Promise<void> {
  await rename(from, to).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return
    const message = `can't be renamed (${systemReason(cause)})`
    throw new OneloopError(message, { code: 'WRITE_FAILED', file: from, cause })
  })
}
