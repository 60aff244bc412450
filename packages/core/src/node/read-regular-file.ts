import { constants, type Stats } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { OneloopError } from '../errors/oneloop-error.ts'

/** Between two looks at the signal. */
const CHUNK_BYTES = 2 ** 26

/**
 * A whole file, or a link to one. Devices, pipes and sockets, which can be read without end or wait without end, are
 * refused unread, and so is a file of more than `maxBytes` bytes.
 *
 * @throws OneloopError `READ_FAILED`: there is no such file, it is not a regular one, permission is denied, …;
 *   `TOO_LARGE`; and the signal's reason once it aborts
 */
export async function readRegularFile(
  path: string,
  { maxBytes, signal }: { readonly maxBytes: number; readonly signal?: AbortSignal | undefined },
): Promise<Uint8Array<ArrayBuffer>> {
  signal?.throwIfAborted()
  try {
    // Opening some devices acts on them, so the first look comes before; the second is at what was opened.
    refuse(await stat(path), path, maxBytes)
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    try {
      const found = await file.stat()
      refuse(found, path, maxBytes)
      const bytes = new Uint8Array(found.size)
      let filled = 0
      while (filled < bytes.length) {
        signal?.throwIfAborted()
        const { bytesRead } = await file.read(bytes, filled, Math.min(CHUNK_BYTES, bytes.length - filled), filled)
        // Someone made it shorter meanwhile.
        if (bytesRead === 0) break
        filled += bytesRead
      }
      return filled === bytes.length ? bytes : bytes.slice(0, filled)
    } finally {
      await file.close()
    }
  } catch (cause) {
    if (signal?.aborted || cause instanceof OneloopError) throw cause
    throw new OneloopError(`can't be read: ${reasonOf(cause)}`, { code: 'READ_FAILED', file: path, cause })
  }
}

function refuse(found: Stats, path: string, maxBytes: number): void {
  if (!found.isFile()) {
    throw new OneloopError(`can't be read: it is ${kindOf(found)}, not a regular file`, {
      code: 'READ_FAILED',
      file: path,
    })
  }
  if (found.size > maxBytes) {
    throw new OneloopError(`has ${found.size} bytes; at most ${maxBytes} are read`, {
      code: 'TOO_LARGE',
      file: path,
    })
  }
}

function kindOf(found: Stats): string {
  if (found.isDirectory()) return 'a folder'
  if (found.isFIFO()) return 'a pipe'
  return found.isSocket() ? 'a socket' : 'a device'
}

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code
  const known: Record<string, string> = {
    ENOENT: 'there is no such file',
    ENOTDIR: 'its folder is a file',
    EACCES: 'permission is denied',
    EPERM: 'permission is denied',
    ELOOP: 'its links go round in a circle',
    EMFILE: 'too many files are open',
  }
  return known[code ?? ''] ?? (error instanceof Error ? error.message : String(error))
}
