import { OneloopError } from '@oneloop/core'
import type { DataSource } from './source.ts'

/**
 * A source's text, piece by piece: UTF-8, or UTF-16 where it starts with that byte order mark.
 *
 * @throws OneloopError `DATA_FILE_INVALID` for bytes that are no text
 */
export async function* textStream(source: DataSource): AsyncGenerator<string, void, undefined> {
  let decoder: TextDecoder | null = null
  let offset = 0
  for await (const piece of source.stream()) {
    if (piece.length === 0) continue
    decoder ??= decoderFor(piece, source.name)
    yield decode(decoder, piece, offset, source.name)
    offset += piece.length
  }
  if (decoder !== null) yield decode(decoder, undefined, offset, source.name)
}

function decoderFor(first: Uint8Array, file: string): TextDecoder {
  const utf16 =
    first[0] === 0xff && first[1] === 0xfe ? 'utf-16le' : first[0] === 0xfe && first[1] === 0xff ? 'utf-16be' : null
  if (utf16 === null) checkIsText(first, file)
  return new TextDecoder(utf16 ?? 'utf-8', { fatal: true })
}

/** What files start with that are often given the name of a text file. */
const SIGNATURES: readonly (readonly [name: string, bytes: readonly number[]])[] = [
  ['a zip file or an Excel workbook', [0x50, 0x4b, 0x03, 0x04]],
  ['a gzip file', [0x1f, 0x8b]],
  ['a Parquet file', [0x50, 0x41, 0x52, 0x31]],
  ['a NumPy file', [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]],
  ['an old Excel workbook', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a PNG image', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG image', [0xff, 0xd8, 0xff]],
  ['a PDF', [0x25, 0x50, 0x44, 0x46]],
]

function checkIsText(first: Uint8Array, file: string): void {
  const found = SIGNATURES.find(([, bytes]) => bytes.every((byte, i) => first[i] === byte))
  const zero = first.indexOf(0)
  if (found === undefined && zero === -1) return
  if (found === undefined && isLikeUtf16(first)) {
    throw new OneloopError('its bytes look like UTF-16 without a byte order mark', {
      code: 'DATA_FILE_INVALID',
      file,
      offset: zero,
      fix: 'save it with the encoding UTF-8',
    })
  }
  throw new OneloopError(found === undefined ? 'it is a binary file, not text' : `it is ${found[0]}, not text`, {
    code: 'DATA_FILE_INVALID',
    file,
    ...(found === undefined ? { offset: zero } : {}),
    fix: 'export it as a text file with one row a line',
  })
}

/** Every other byte is 0, as where each character of ASCII has two bytes. */
function isLikeUtf16(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, 64)
  const zeros = (parity: number) => start.reduce((sum, byte, i) => sum + (byte === 0 && i % 2 === parity ? 1 : 0), 0)
  const [even, odd] = [zeros(0), zeros(1)]
  return start.length >= 8 && Math.max(even, odd) > start.length * 0.4 && Math.min(even, odd) === 0
}

/** One piece; the last call, without a piece, sees that nothing is left over. */
function decode(decoder: TextDecoder, piece: Uint8Array | undefined, offset: number, file: string): string {
  let text: string
  try {
    text = decoder.decode(piece, { stream: piece !== undefined })
  } catch (cause) {
    throw new OneloopError(`its bytes are not ${decoder.encoding.toUpperCase()} text`, {
      code: 'DATA_FILE_INVALID',
      file,
      offset: offset + firstBad(piece ?? new Uint8Array(), decoder.encoding),
      fix: 'save it with the encoding UTF-8',
      cause,
    })
  }
  if (text.includes('\0')) {
    throw new OneloopError('it is a binary file, not text', { code: 'DATA_FILE_INVALID', file, offset })
  }
  return text
}

/** Where in a piece the first byte is that cannot be decoded: found by halves. */
function firstBad(piece: Uint8Array, encoding: string): number {
  let good = 0
  let bad = piece.length
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    try {
      new TextDecoder(encoding, { fatal: true }).decode(piece.subarray(0, middle), { stream: true })
      good = middle
    } catch {
      bad = middle
    }
  }
  return good
}
