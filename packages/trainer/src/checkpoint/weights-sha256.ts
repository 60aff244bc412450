import type { NamedArrays } from '@oneloop/core'
import { sha256 } from '@oneloop/core'

/** The SHA-256, in hex, of the parameters' float32 bytes (little-endian) in the order of their names: one value a network. */
export async function weightsSha256(parameters: NamedArrays): Promise<string> {
  const arrays = Object.keys(parameters)
    .sort()
    .map((name) => parameters[name]!)
  const bytes = new Uint8Array(arrays.reduce((length, array) => length + array.byteLength, 0))
  let at = 0
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at)
    at += array.byteLength
  }
  return sha256(bytes)
}
