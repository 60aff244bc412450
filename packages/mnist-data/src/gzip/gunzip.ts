import { concat, OneloopError } from '@oneloop/core'
import { decompress } from './decompress.ts'

/**
 * Uncompresses a gzip file of at most `maxBytes` uncompressed bytes. https://www.rfc-editor.org/rfc/rfc1952
 *
 * @param file what to call it in errors
 * @throws OneloopError `GZIP_BROKEN`, or `TOO_LARGE` as soon as it proves larger than `maxBytes`
 */
export async function gunzip(
  bytes: Uint8Array,
  { maxBytes, file = 'gzip data' }: { readonly maxBytes: number; readonly file?: string },
): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = []
  let size = 0
  decompress(bytes, { file }, (piece) => {
    size += piece.length
    if (size > maxBytes) throw tooLarge(maxBytes, file)
    pieces.push(piece)
  })
  return concat(pieces)
}

export function tooLarge(maxBytes: number, file: string): OneloopError {
  return new OneloopError(`the data is larger than ${maxBytes} bytes uncompressed`, {
    code: 'TOO_LARGE',
    file,
    fix: 'this is no image dataset that fits in memory',
  })
}
