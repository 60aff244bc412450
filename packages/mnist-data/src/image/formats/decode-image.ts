import { OneloopError } from '@oneloop/core'
import { imageSize } from 'image-size'
import { whatItIs } from '../../files/what-it-is.ts'
import type { RgbaImage } from '../grey-image.ts'
import { checkPixelCount } from '../pixel-bound.ts'
import { decodePng } from '../png/decode-png.ts'
import { decodeBmp } from './bmp.ts'
import { brokenImage } from './broken-image.ts'
import type { Decoder } from './decoder.ts'
import { decodeGif } from './gif.ts'
import { decodeJpeg } from './jpeg.ts'
import { upright } from './upright.ts'

/** Those that run anywhere, by what `image-size` calls their formats. */
const DECODERS: Readonly<Record<string, Decoder>> = { bmp: decodeBmp, gif: decodeGif, jpg: decodeJpeg }

/**
 * Reads a picture: PNG, JPEG (turned upright as its camera says), BMP or GIF (its first frame). How many pixels it has is
 * known, and bounded, before it is decoded. In Node, `decodeImage` of `@oneloop/mnist-data/node` reads WebP as well.
 *
 * @param file what to call it in errors
 * @throws OneloopError `IMAGE_UNKNOWN` for anything else, saying what it is; `IMAGE_BROKEN`; `TOO_LARGE` for more than
 * 2²⁵ pixels, or a side of more than 2¹⁴
 */
export function decodeImage(bytes: Uint8Array, { file = 'image data' }: { readonly file?: string } = {}) {
  return decodeWith(DECODERS, 'PNG, JPEG, BMP or GIF', bytes, file)
}

/** The same with more formats. */
export function decodeWithMore(
  more: Readonly<Record<string, Decoder>>,
  formats: string,
  bytes: Uint8Array,
  file: string,
) {
  return decodeWith({ ...DECODERS, ...more }, formats, bytes, file)
}

async function decodeWith(
  decoders: Readonly<Record<string, Decoder>>,
  formats: string,
  bytes: Uint8Array,
  file: string,
): Promise<RgbaImage> {
  if (isPng(bytes)) return decodePng(bytes, { file })
  const { type = '', width, height, orientation = 1 } = sizeOf(bytes, file, formats)
  const decode = Object.hasOwn(decoders, type) ? decoders[type] : undefined
  if (decode === undefined) throw unknownImage(bytes, file, formats)
  checkPixelCount(width, height, file)
  try {
    const image = await decode(bytes, { file, width, height })
    if (image.width !== width || image.height !== height) throw new Error('its sizes do not agree')
    return upright(image, orientation)
  } catch (cause) {
    throw cause instanceof OneloopError ? cause : brokenImage(cause, file)
  }
}

function isPng(bytes: Uint8Array): boolean {
  return bytes[0] === 0x89 && bytes[1] === 0x50
}

function sizeOf(bytes: Uint8Array, file: string, formats: string): ReturnType<typeof imageSize> {
  try {
    return imageSize(bytes)
  } catch (cause) {
    const isOfAKnownKind = /^a (JPEG|WebP|BMP|GIF) picture$/.test(whatItIs(bytes) ?? '')
    throw isOfAKnownKind ? brokenImage(cause, file) : unknownImage(bytes, file, formats)
  }
}

function unknownImage(bytes: Uint8Array, file: string, formats: string): OneloopError {
  const what = whatItIs(bytes)
  return new OneloopError(what === null ? 'this is no picture that is known' : `this is ${what}`, {
    code: 'IMAGE_UNKNOWN',
    file,
    fix: `give a ${formats} picture`,
  })
}
