import { OneloopError } from '../errors/oneloop-error.ts'
import { openRegularFile, readFailure } from './open-regular-file.ts'

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
  const { file, size } = await openRegularFile(path)
  try {
    if (size > maxBytes) {
      throw new OneloopError(`has ${size} bytes; at most ${maxBytes} are read`, { code: 'TOO_LARGE', file: path })
    }
    const bytes = new Uint8Array(size)
    let filled = 0
    while (filled < size) {
      signal?.throwIfAborted()
      const { bytesRead } = await file.read(bytes, filled, Math.min(CHUNK_BYTES, size - filled), filled)
      // Someone made it shorter meanwhile.
      if (bytesRead === 0) break
      filled += bytesRead
    }
    return filled === size ? bytes : bytes.slice(0, filled)
  } catch (cause) {
    throw signal?.aborted ? cause : readFailure(path, cause)
  } finally {
    await file.close()
  }
}
