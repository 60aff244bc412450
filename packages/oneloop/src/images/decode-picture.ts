import type { Picture } from '@oneloop/data'
import { decodeImage } from '@oneloop/mnist-data'

/**
 * A PNG, JPEG, BMP or GIF file, told by its first bytes, as `stackImages` takes it.
 *
 * @param file what to call it in errors
 * @throws OneloopError `IMAGE_UNKNOWN` for another file, saying what it is; `IMAGE_BROKEN`; `TOO_LARGE`
 */
export function decodePicture(bytes: Uint8Array, file: string): Promise<Picture> {
  return decodeImage(bytes, { file })
}
