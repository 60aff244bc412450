/** The little-endian bytes of float32 values: a view, not a copy. */
export function float32Bytes({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}
