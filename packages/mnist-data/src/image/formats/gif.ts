import { decode, decodeFrame } from 'modern-gif'
import { checkPixelCount } from '../pixel-bound.ts'
import type { Decoder } from './decoder.ts'

/** The library takes seconds for more, and a GIF of a digit has few. */
const MOST_PIXELS = 1 << 22

/** https://www.w3.org/Graphics/GIF/spec-gif89a.txt, the first frame. */
export const decodeGif: Decoder = (bytes, header) => {
  checkPixelCount(header.width, header.height, header.file, MOST_PIXELS)
  const still = firstFrame(bytes)
  const { width, height, data } = decodeFrame(still, 0, decode(still))
  return { width, height, rgba: data }
}

const EXTENSION = 0x21
const IMAGE = 0x2c
const END = 0x3b

/**
 * The file up to the end of its first frame: the library decodes what it is given, and searches what is no GIF byte by
 * byte, so it gets only what was seen to be whole.
 */
function firstFrame(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  let at = 13 + tableBytes(byteAt(bytes, 10))
  while (byteAt(bytes, at) === EXTENSION) at = afterBlocks(bytes, at + 2)
  if (byteAt(bytes, at) !== IMAGE) throw new Error('it has no frame')
  const end = afterBlocks(bytes, at + 10 + tableBytes(byteAt(bytes, at + 9)) + 1)
  const still = new Uint8Array(end + 1)
  still.set(bytes.subarray(0, end))
  still[end] = END
  return still
}

/** Of a table of colours, by the byte that says whether there is one. */
function tableBytes(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0
}

/** Blocks of a length and so many bytes each, the last one empty. */
function afterBlocks(bytes: Uint8Array, start: number): number {
  let at = start
  while (byteAt(bytes, at) !== 0) at += byteAt(bytes, at) + 1
  return at + 1
}

function byteAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at]
  if (byte === undefined) throw new Error('it is cut')
  return byte
}
