import type { StoredTensor } from '@oneloop/core/files'

/** A tensor whose bytes are unpacked when they are first asked for: names and shapes alone tell most files apart. */
export function lazyTensor(tensor: Omit<StoredTensor, 'bytes'>, unpack: () => Uint8Array): StoredTensor {
  let bytes: Uint8Array | undefined
  return {
    ...tensor,
    get bytes() {
      bytes ??= unpack()
      return bytes
    },
  }
}
