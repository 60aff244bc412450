import type { AffineMap } from 'oneloop'

/** What becomes of every byte: `byte * scale + offset`, as the engines do it in their first layer. */
export function apply({ scale, offset }: AffineMap, bytes: Uint8Array): Float64Array {
  return Float64Array.from(bytes, (byte) => byte * scale + offset)
}
