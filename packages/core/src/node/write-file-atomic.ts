import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { OneloopError } from '../errors/oneloop-error.ts'

/**
 * Writes a file so that `path` holds, at every moment and after a crash, the old bytes or the new ones whole: to a
 * temporary file beside it, flushed, and renamed.
 *
 * @throws OneloopError `WRITE_FAILED`: the disk is full, the folder read-only or missing, …; the old file is untouched
 */
export async function writeFileAtomic(path: string, data: string | Uint8Array): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`
  try {
    const file = await open(temporary, 'w')
    try {
      await file.writeFile(data)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
    await syncFolder(dirname(path))
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => {})
    throw new OneloopError(`can't be written (${reasonOf(cause)})`, {
      code: 'WRITE_FAILED',
      file: path,
      fix: 'choose another folder or free some space',
      cause,
    })
  }
}

// The rename is on disk only once the folder is; Windows has no way to ask for it.
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => null)
  await folder?.sync().catch(() => {})
  await folder?.close()
}

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code
  const known: Record<string, string> = {
    ENOSPC: 'the disk is full',
    EROFS: 'the file system is read-only',
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    ENOENT: 'the folder does not exist',
    ENOTDIR: 'its folder is a file',
    EISDIR: 'it is a folder',
    EDQUOT: 'the quota is used up',
  }
  return known[code ?? ''] ?? code ?? String(error)
}
