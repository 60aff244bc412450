import { OneloopError } from '@oneloop/core'
import { Inflate } from 'pako'

/** Deflate can't do better than this: what claims to is not a gzip file of that size. */
export const MAX_RATIO = 1032

/** Whether `bytes` starts like a gzip file. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

/**
 * Hands the uncompressed bytes on, piece by piece. `onPiece` stops a bomb by throwing. Gzip data may be of several
 * members one after the other, with zero bytes after the last, as RFC 1952 and every gzip program have it.
 *
 * @param format `deflate` is zlib's, as PNG has it
 * @throws OneloopError `GZIP_BROKEN` when the data are cut, damaged or of another format
 */
export function decompress(
  bytes: Uint8Array,
  { file, format = 'gzip' }: { readonly file: string; readonly format?: 'gzip' | 'deflate' },
  onPiece: (piece: Uint8Array) => void,
): void {
  const inflate = new Inflate({ windowBits: format === 'gzip' ? 31 : 15 })
  inflate.onData = onPiece
  // In one go: were it pushed in parts, a member that ends where a part does would be taken for the last one.
  inflate.push(bytes, true)
  if (inflate.ended && inflate.err === 0) return
  const isCut = inflate.err === CUT || inflate.err === 0
  throw new OneloopError(
    isCut ? `the ${format} data end too early` : `the ${format} data are damaged (${inflate.msg})`,
    { code: 'GZIP_BROKEN', file, fix: 'get the file again' },
  )
}

/** What zlib calls Z_BUF_ERROR: it wants more bytes, and there are none. */
const CUT = -5
