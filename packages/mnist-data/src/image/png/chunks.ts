import { concat, OneloopError } from '@oneloop/core'
import { checkPixelCount } from '../pixel-bound.ts'

/** What a PNG file says of itself, and the file without anything that its pixels don't need. */
export interface PngChunks {
  readonly width: number
  readonly height: number
  /** The most bytes that the unpacked pixels, with one byte more for each row, can have. */
  readonly maxPixelBytes: number
  /** The compressed pixels. */
  readonly compressed: Uint8Array
  /** The whole file with its critical chunks and transparency alone. */
  readonly essential: Uint8Array
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const ESSENTIAL = ['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']

/** @throws OneloopError `IMAGE_BROKEN`, or `TOO_LARGE` for more pixels than are read */
export function pngChunks(bytes: Uint8Array, file: string): PngChunks {
  if (SIGNATURE.some((byte, i) => bytes[i] !== byte)) throw brokenPng('this is no PNG file', file, 0)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept: Uint8Array[] = [bytes.subarray(0, 8)]
  const pixels: Uint8Array[] = []
  let offset = 8
  for (let type = ''; type !== 'IEND'; ) {
    if (offset + 12 > bytes.length) throw brokenPng('the file is cut', file, bytes.length)
    const length = view.getUint32(offset)
    const end = offset + 12 + length
    type = String.fromCharCode(...bytes.subarray(offset + 4, offset + 8))
    if (end > bytes.length) throw brokenPng(`chunk ${type} is cut`, file, offset)
    if (kept.length === 1 && (type !== 'IHDR' || length !== 13)) throw brokenPng('there is no header', file, offset)
    if (ESSENTIAL.includes(type)) kept.push(bytes.subarray(offset, end))
    if (type === 'IDAT') pixels.push(bytes.subarray(offset + 8, end - 4))
    offset = end
  }
  const width = view.getUint32(16)
  const height = view.getUint32(20)
  if (width === 0 || height === 0) throw brokenPng(`the image is ${width}×${height}`, file, 16)
  checkPixelCount(width, height, file)
  // Eight bytes a pixel is the most there is; an interlaced image has up to twice the rows.
  const maxPixelBytes = width * height * 8 + height * 2 + 16
  return { width, height, maxPixelBytes, compressed: concat(pixels), essential: concat(kept) }
}

export function brokenPng(message: string, file: string, offset?: number, cause?: unknown): OneloopError {
  const where = offset === undefined ? {} : { offset }
  return new OneloopError(message, { code: 'IMAGE_BROKEN', file, ...where, fix: 'save it again as PNG', cause })
}
