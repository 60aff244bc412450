import { concat } from '@oneloop/core'
import { decompress, isGzip, MAX_RATIO } from '../gzip/decompress.ts'
import { tooLarge } from '../gzip/gunzip.ts'
import { type IdxHeader, oversized, readHeader, truncated } from './header.ts'
import type { IdxArray } from './idx-array.ts'
import { readIdx } from './read-idx.ts'

/** The most bytes of one uncompressed file: twice the largest set in this format, EMNIST ByClass. */
const MAX_BYTES = 1 << 30

/**
 * Reads an IDX file, gzipped or not. Of a gzipped one the header comes first, so memory is taken once, for the size that
 * it promises, and only when that size is possible for a file of this length: a gzip bomb stops there.
 *
 * @param file what to call it in errors
 * @throws OneloopError as `readIdx` does, `GZIP_BROKEN`, or `TOO_LARGE` for more than `maxBytes` (default 1 GiB)
 */
export async function readIdxFile(
  bytes: Uint8Array,
  { file = 'IDX data', maxBytes = MAX_BYTES }: { readonly file?: string; readonly maxBytes?: number } = {},
): Promise<IdxArray> {
  if (!isGzip(bytes)) return readIdx(bytes, { file })
  let head = new Uint8Array(0)
  let header: IdxHeader | undefined
  let data = head
  let size = 0
  for await (const piece of decompress(bytes, file)) {
    size += piece.length
    let rest = piece
    if (header === undefined) {
      head = concat([head, piece])
      if (!holdsHeader(head)) continue
      header = readHeader(head, file)
      if (header.bytes > maxBytes) throw tooLarge(maxBytes, file)
      if (header.bytes > bytes.length * MAX_RATIO) throw truncated(bytes.length * MAX_RATIO, header.bytes, file)
      data = new Uint8Array(header.bytes - header.dataOffset)
      rest = head.subarray(header.dataOffset)
    }
    if (size > header.bytes) throw oversized(header.shape, header.bytes, file)
    data.set(rest, size - rest.length - header.dataOffset)
  }
  header ??= readHeader(head, file)
  if (size < header.bytes) throw truncated(size, header.bytes, file)
  return { shape: header.shape, data }
}

function holdsHeader(head: Uint8Array): boolean {
  return head.length >= 4 && head.length >= 4 + 4 * head[3]!
}
