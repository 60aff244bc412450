import { decodeWithMore } from '../../image/formats/decode-image.ts'
import { decodeWebp } from './webp.ts'

/**
 * `decodeImage` of the main entry, for WebP as well: its decoder is a file beside it.
 *
 * @param file what to call it in errors
 * @throws OneloopError `IMAGE_UNKNOWN` for anything else, saying what it is; `IMAGE_BROKEN`; `TOO_LARGE` for more than
 * 2²⁵ pixels, or a side of more than 2¹⁴
 */
export function decodeImage(bytes: Uint8Array, { file = 'image data' }: { readonly file?: string } = {}) {
  return decodeWithMore({ webp: decodeWebp }, 'PNG, JPEG, WebP, BMP or GIF', bytes, file)
}
