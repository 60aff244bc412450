import { fsync } from 'node:fs'
import { access, constants, type FileHandle, open, readlink, realpath, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { OneloopError } from '../errors/oneloop-error.ts'
import { systemReason } from './system-reason.ts'
import { removeAbandoned, temporaryPath } from './temporary-file.ts'

/**
 * Writes a file so that `path` holds, at every moment and after a crash, the old bytes or the new ones whole: to a
 * temporary file beside it, flushed, and renamed. A link is followed, and stays a link. A file that is there keeps its
 * permissions; one that is read-only is refused, as is all that is not a regular file.
 *
 * @param data the whole, or its pieces as they are made: what throws while they are leaves the old file, too
 * @throws OneloopError `WRITE_FAILED`: the disk is full, the folder read-only or missing, …; the old file is untouched
 */
export async function writeFileAtomic(
  path: string,
  data: string | Uint8Array | AsyncIterable<string | Uint8Array>,
): Promise<void> {
  let temporary: string | null = null
  try {
    const target = await followLinks(path)
    const mode = await modeOf(target, path)
    await removeAbandoned(target)
    temporary = temporaryPath(target)
    const file = await open(temporary, 'wx', mode ?? 0o666)
    try {
      if (typeof data === 'string' || data instanceof Uint8Array) await file.writeFile(data)
      else for await (const piece of data) await file.writeFile(piece)
      // What the process's mask took from the mode; some file systems keep no modes.
      if (mode !== null) await file.chmod(mode).catch(() => {})
      await flush(file)
    } finally {
      await file.close()
    }
    await rename(temporary, target)
    await flushFolder(dirname(target))
  } catch (error) {
    if (temporary !== null) await rm(temporary, { force: true }).catch(() => {})
    throw error instanceof OneloopError ? error : notWritten(path, systemReason(error), error)
  }
}

/**
 * Finds out, as far as can be known without writing it, whether `writeFileAtomic(path, …)` will be able to: the folder
 * takes new files, and what is there may be replaced.
 *
 * @throws OneloopError `WRITE_FAILED`
 */
export async function checkWritable(path: string): Promise<void> {
  try {
    const target = await followLinks(path)
    await modeOf(target, path)
    const trial = temporaryPath(target)
    await (await open(trial, 'wx')).close()
    await rm(trial)
  } catch (error) {
    throw error instanceof OneloopError ? error : notWritten(path, systemReason(error), error)
  }
}

const MOST_LINKS = 40

/** Where the bytes go: the end of a chain of links, whether or not there is a file yet. */
async function followLinks(path: string): Promise<string> {
  let target = resolve(path)
  for (let links = 0; links <= MOST_LINKS; links++) {
    const folder = await realpath(dirname(target)).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'ENOENT' ? notWritten(path, 'its folder does not exist', error) : error
    })
    target = join(folder, basename(target))
    const next = await readlink(target).catch(() => null)
    if (next === null) return target
    target = resolve(folder, next)
  }
  throw Object.assign(new Error('too many links'), { code: 'ELOOP' })
}

/** The permissions of the file that is there, null where there is none; throws where it may not be replaced. */
async function modeOf(target: string, path: string): Promise<number | null> {
  const found = await stat(target).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (found === null) return null
  if (found.isDirectory()) throw notWritten(path, 'it is a folder')
  if (!found.isFile()) throw notWritten(path, 'it is not a regular file')
  // A rename would replace it all the same. Root may write everything, so the file's own bits are asked too.
  const isReadOnly = (found.mode & 0o222) === 0 || (await access(target, constants.W_OK).then(no, yes))
  if (isReadOnly) throw notWritten(path, 'it is read-only')
  return found.mode & 0o777
}

const yes = () => true
const no = () => false

// Not the handle's own `sync`, which Yarn's Plug'n'Play does not have.
const flushDescriptor = promisify(fsync)

/** What the system answers where a file can not be flushed by itself. */
const CAN_NOT_FLUSH: readonly (string | undefined)[] = ['EINVAL', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP']

async function flush(file: FileHandle): Promise<void> {
  await flushDescriptor(file.fd).catch((error: NodeJS.ErrnoException) => {
    if (!CAN_NOT_FLUSH.includes(error.code)) throw error
  })
}

// The rename is on disk only once the folder is; Windows has no way to ask for it.
async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => null)
  if (folder === null) return
  await flushDescriptor(folder.fd).catch(() => {})
  await folder.close()
}

function notWritten(path: string, reason: string, cause?: unknown): OneloopError {
  return new OneloopError(`can't be written (${reason})`, {
    code: 'WRITE_FAILED',
    file: path,
    fix: 'choose another place or name, or free some space',
    ...(cause === undefined ? {} : { cause }),
  })
}
