import { constants, type Stats } from 'node:fs'
import { type FileHandle, open, stat } from 'node:fs/promises'
import { OneloopError } from '../errors/oneloop-error.ts'
import { systemReason } from './system-reason.ts'

/**
 * Opens a file, or a link to one, to be read. Devices, pipes and sockets, which can be read without end or wait without
 * end, are refused unread.
 *
 * @returns the open file, which the caller closes, and its size in bytes
 * @throws OneloopError `READ_FAILED`: there is no such file, it is not a regular one, permission is denied, …
 */
export async function openRegularFile(path: string): Promise<{ readonly file: FileHandle; readonly size: number }> {
  try {
    // Opening some devices acts on them, so the first look comes before; the second is at what was opened.
    refuseOthers(await stat(path), path)
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    try {
      const found = await file.stat()
      refuseOthers(found, path)
      return { file, size: found.size }
    } catch (error) {
      await file.close()
      throw error
    }
  } catch (cause) {
    throw readFailure(path, cause)
  }
}

/** A failure of the system as an error that names the file and the reason. */
export function readFailure(path: string, cause: unknown): OneloopError {
  if (cause instanceof OneloopError) return cause
  return new OneloopError(`can't be read: ${systemReason(cause)}`, { code: 'READ_FAILED', file: path, cause })
}

function refuseOthers(found: Stats, path: string): void {
  if (found.isFile()) return
  const message = `can't be read: it is ${kindOf(found)}, not a regular file`
  throw new OneloopError(message, { code: 'READ_FAILED', file: path })
}

function kindOf(found: Stats): string {
  if (found.isDirectory()) return 'a folder'
  if (found.isFIFO()) return 'a pipe'
  return found.isSocket() ? 'a socket' : 'a device'
}
