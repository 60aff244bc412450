import { unzipSync } from 'fflate'
import { OneloopError } from 'oneloop'

/** All that a zip may unpack to. */
const MOST_BYTES = 200e6

/**
 * The files of a zip by their paths.
 *
 * @throws OneloopError `ZIP_BROKEN` for what is no zip, `TOO_LARGE` before anything is unpacked
 */
export function unzip(bytes: Uint8Array, file: string): ReadonlyMap<string, Uint8Array> {
  let total = 0
  try {
    const entries = unzipSync(bytes, {
      filter({ name, originalSize }) {
        total += originalSize
        if (total > MOST_BYTES) throw new OneloopError('it unpacks to too much', { code: 'TOO_LARGE', file })
        return !name.endsWith('/') && !name.startsWith('__MACOSX/')
      },
    })
    return new Map(Object.entries(entries))
  } catch (cause) {
    if (cause instanceof OneloopError) throw cause
    throw new OneloopError('it is no zip that can be read', { code: 'ZIP_BROKEN', file, cause })
  }
}
