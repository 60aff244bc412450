import { OneloopError } from '@oneloop/core'

/** Deflate can't do better than this: what claims to is not a gzip file of that size. */
export const MAX_RATIO = 1032

/** Whether `bytes` starts like a gzip file. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

/**
 * The uncompressed bytes, piece by piece as they come, so that the reader can stop a bomb.
 *
 * @throws OneloopError `GZIP_BROKEN` when the file is cut, damaged or not gzip
 */
export async function* decompress(
  bytes: Uint8Array,
  file: string,
  format: 'gzip' | 'deflate' = 'gzip',
): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = slices(bytes).pipeThrough(new DecompressionStream(format)).getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } catch (cause) {
    throw new OneloopError(`the ${format} data is cut or damaged`, {
      code: 'GZIP_BROKEN',
      file,
      fix: 'fetch it again',
      cause,
    })
  } finally {
    // A reader that stopped early leaves the stream mid-way; one that failed has nothing to cancel.
    await reader.cancel().catch(() => undefined)
  }
}

function slices(bytes: Uint8Array): ReadableStream<Uint8Array<ArrayBuffer>> {
  const sliceBytes = 1 << 16
  let start = 0
  return new ReadableStream({
    pull(controller) {
      if (start >= bytes.length) return controller.close()
      // A copy: the stream may take the buffer for itself.
      controller.enqueue(new Uint8Array(bytes.subarray(start, start + sliceBytes)))
      start += sliceBytes
    },
  })
}
