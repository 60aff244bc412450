import { oversized, readHeader, truncated } from './header.ts'
import type { IdxArray } from './idx-array.ts'

/**
 * Reads an uncompressed IDX file of unsigned bytes: type, dimensions and byte count are all checked.
 * `data` is a view of `bytes`: nothing is copied.
 *
 * The format: two zero bytes, the element type, the number of dimensions, the length of each as a big-endian 32-bit
 * integer, the elements. http://yann.lecun.com/exdb/mnist
 *
 * @param file what to call it in errors
 * @throws OneloopError `IDX_TRUNCATED`, `IDX_OVERSIZED`, `IDX_BAD_MAGIC`, `IDX_BAD_TYPE`, `IDX_BAD_DIMENSIONS`
 */
export function readIdx(bytes: Uint8Array, { file = 'IDX data' }: { file?: string } = {}): IdxArray {
  const header = readHeader(bytes, file)
  if (bytes.length < header.bytes) throw truncated(bytes.length, header.bytes, file)
  if (bytes.length > header.bytes) throw oversized(header.shape, header.bytes, file)
  // Not `subarray`: of a Node Buffer that is a Buffer, which slices and compares in its own way.
  const data = new Uint8Array(bytes.buffer, bytes.byteOffset + header.dataOffset, bytes.length - header.dataOffset)
  return { shape: header.shape, data }
}
