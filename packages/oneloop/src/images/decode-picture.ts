import { OneloopError } from '@oneloop/core'
import type { Picture } from '@oneloop/data'
import { decodePng } from '@oneloop/mnist-data'
import { decode } from 'jpeg-js'

/** What a JPEG may unpack to. */
const MOST_MEGAPIXELS = 33
const MOST_MEGABYTES = 512

/**
 * A PNG or JPEG file, told by its first bytes.
 *
 * @param file what to call it in errors
 * @throws OneloopError `IMAGE_UNKNOWN` for another file, and for a damaged JPEG; `IMAGE_BROKEN`; `TOO_LARGE`
 */
export async function decodePicture(bytes: Uint8Array, file: string): Promise<Picture> {
  if (bytes[0] === 0x89 && bytes[1] === 0x50) return decodePng(bytes, { file })
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) {
    throw new OneloopError('it is not an image that is read', {
      code: 'IMAGE_UNKNOWN',
      file,
      fix: 'save it as PNG or JPEG',
    })
  }
  try {
    const { width, height, data } = decode(bytes, {
      useTArray: true,
      tolerantDecoding: false,
      maxResolutionInMP: MOST_MEGAPIXELS,
      maxMemoryUsageInMB: MOST_MEGABYTES,
    })
    return { width, height, rgba: data }
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    const code = /maxResolutionInMP|maxMemoryUsageInMB/.test(why) ? 'TOO_LARGE' : 'IMAGE_UNKNOWN'
    throw new OneloopError(`the JPEG can't be read (${why})`, {
      code,
      file,
      fix: 'save it again as JPEG or PNG',
      cause,
    })
  }
}
