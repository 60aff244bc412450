import { OneloopError } from '@oneloop/core'
import { decode } from 'fast-png'
import { decompress, MAX_RATIO } from '../../gzip/decompress.ts'
import type { RgbaImage } from '../grey-image.ts'
import { brokenPng, type PngChunks, pngChunks } from './chunks.ts'
import { toRgba } from './to-rgba.ts'

/**
 * Reads a PNG file of any colour type and depth. https://www.w3.org/TR/png-3/
 *
 * @param file what to call it in errors
 * @throws OneloopError `IMAGE_BROKEN`, or `TOO_LARGE` for more than 2²⁵ pixels and for pixel data that unpack to more
 * than the image holds
 */
export async function decodePng(
  bytes: Uint8Array,
  { file = 'PNG data' }: { readonly file?: string } = {},
): Promise<RgbaImage> {
  const chunks = pngChunks(bytes, file)
  checkPixelBytes(chunks, file)
  try {
    return toRgba(decode(chunks.essential, { checkCrc: true }))
  } catch (cause) {
    throw brokenPng("the image can't be read", file, undefined, cause)
  }
}

/** What unpacks to no more than this costs too little to be looked at first. */
const HARMLESS_BYTES = 1 << 24

// The library unpacks without a limit, so a bomb has to be found before.
function checkPixelBytes({ compressed, maxPixelBytes }: PngChunks, file: string): void {
  if (compressed.length * MAX_RATIO <= HARMLESS_BYTES) return
  let size = 0
  try {
    decompress(compressed, { file, format: 'deflate' }, (piece) => {
      size += piece.length
      if (size > maxPixelBytes) {
        throw new OneloopError('the pixels unpack to more than the image holds', { code: 'TOO_LARGE', file })
      }
    })
  } catch (cause) {
    if (cause instanceof OneloopError && cause.code === 'TOO_LARGE') throw cause
    throw brokenPng('the pixels are cut or damaged', file, undefined, cause)
  }
}
