import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { OneloopError } from '@oneloop/core'
import { openPromise } from 'yauzl'
import { isKept } from './is-kept.ts'

/**
 * Unpacks the members of a wheel that `isKept` names into `folder`, streamed: the libraries are up to a gigabyte each.
 *
 * @throws OneloopError `SETUP_BAD_WHEEL` when the file is no zip, or a member is damaged
 */
export async function unpackWheel(
  file: string,
  folder: string,
  options: { signal?: AbortSignal | undefined; onBytes?: (done: number) => void } = {},
): Promise<void> {
  const { signal, onBytes } = options
  let done = 0
  async function* counted(chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      done += chunk.length
      onBytes?.(done)
      yield chunk
    }
  }
  try {
    const zip = await openPromise(file, { lazyEntries: true })
    for await (const entry of zip.eachEntry()) {
      if (!isKept(entry.fileName)) continue
      const target = join(folder, entry.fileName)
      await mkdir(dirname(target), { recursive: true })
      // Zip keeps the Unix mode in the upper half; a wheel's tools (ptxas) must stay executable.
      const isExecutable = ((entry.externalFileAttributes >>> 16) & 0o111) !== 0
      const writer = createWriteStream(target, { mode: isExecutable ? 0o755 : 0o644, flush: true })
      await pipeline(await zip.openReadStreamPromise(entry), counted, writer, signal ? { signal } : {})
    }
  } catch (cause) {
    signal?.throwIfAborted()
    if (isSystemError(cause)) throw cause
    throw new OneloopError(`can't unpack it (${cause instanceof Error ? cause.message : String(cause)})`, {
      code: 'SETUP_BAD_WHEEL',
      file,
      fix: 'delete it and run the setup again',
      cause,
    })
  }
}

/** A full disk is not the wheel's fault. */
function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error
}
