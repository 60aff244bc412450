import { concat } from '@oneloop/core'
import { decompress, isGzip } from '../gzip/decompress.ts'
import { tooLarge } from '../gzip/gunzip.ts'
import { unpackedBound } from '../gzip/unpacked-bound.ts'
import { headerBytes, type IdxHeader, oversized, readHeader, truncated } from './header.ts'
import type { IdxArray } from './idx-array.ts'
import { readIdx } from './read-idx.ts'

/**
 * Reads an IDX file, gzipped or not. Of a gzipped one the header comes first, so memory is taken once, for the size that
 * it promises, and only when that size is within bounds for a file of this length: a gzip bomb stops there.
 *
 * @param file what to call it in errors
 * @throws OneloopError as `readIdx` does, `GZIP_BROKEN`, or `TOO_LARGE` for more than `maxBytes` (default: 100 times the
 * file, at least 64 MiB and at most 1 GiB)
 */
export async function readIdxFile(
  bytes: Uint8Array,
  {
    file = 'IDX data',
    maxBytes = unpackedBound(bytes.length),
  }: { readonly file?: string; readonly maxBytes?: number } = {},
): Promise<IdxArray> {
  if (!isGzip(bytes)) return readIdx(bytes, { file })
  const content = new GrowingIdx(file, maxBytes)
  decompress(bytes, { file }, (piece) => content.add(piece))
  return content.finish()
}

/** An IDX file that comes in pieces. */
class GrowingIdx {
  readonly #file: string
  readonly #maxBytes: number
  #head = new Uint8Array(0)
  #header: IdxHeader | null = null
  #data = new Uint8Array(0)
  #filled = 0

  constructor(file: string, maxBytes: number) {
    this.#file = file
    this.#maxBytes = maxBytes
  }

  add(piece: Uint8Array): void {
    this.#append(this.#header === null ? this.#afterHeader(piece) : piece)
  }

  finish(): IdxArray {
    const header = this.#header ?? readHeader(this.#head, this.#file)
    if (this.#filled < this.#data.length) {
      throw truncated(header.dataOffset + this.#filled, header.bytes, this.#file)
    }
    return { shape: header.shape, data: this.#data }
  }

  /** What of the bytes so far is not header; nothing until they hold all of it. */
  #afterHeader(piece: Uint8Array): Uint8Array {
    this.#head = concat([this.#head, piece])
    if (!holdsHeader(this.#head)) return new Uint8Array(0)
    this.#header = readHeader(this.#head, this.#file)
    if (this.#header.bytes > this.#maxBytes) throw tooLarge(this.#maxBytes, this.#file)
    this.#data = new Uint8Array(this.#header.bytes - this.#header.dataOffset)
    return this.#head.subarray(this.#header.dataOffset)
  }

  #append(piece: Uint8Array): void {
    if (this.#header === null) return
    const { shape, bytes } = this.#header
    if (this.#filled + piece.length > this.#data.length) throw oversized(shape, bytes, this.#file)
    this.#data.set(piece, this.#filled)
    this.#filled += piece.length
  }
}

function holdsHeader(head: Uint8Array): boolean {
  return head.length >= 4 && head.length >= headerBytes(head[3]!)
}
