import { concat } from '../bytes/concat.ts'
import { encodeUtf8 } from '../files/utf8.ts'
import type { StoredTensor } from './decode.ts'
import { LENGTH_BYTES } from './header.ts'

/**
 * A safetensors file of these tensors, one after another in this order, the header padded with spaces so that the data
 * starts on an 8-byte boundary. The same tensors and metadata give the same bytes.
 *
 * @param metadata text by name
 */
export function encodeSafetensors(
  tensors: readonly Omit<StoredTensor, 'offset'>[],
  metadata: Readonly<Record<string, string>>,
): Uint8Array<ArrayBuffer> {
  const json = encodeUtf8(
    `{"__metadata__":${JSON.stringify(metadata)}${tensorTable(tensors)
      .map((e) => `,${e}`)
      .join('')}}`,
  )
  const padded = new Uint8Array(Math.ceil(json.length / LENGTH_BYTES) * LENGTH_BYTES).fill(0x20)
  padded.set(json)
  const length = new Uint8Array(LENGTH_BYTES)
  new DataView(length.buffer).setBigUint64(0, BigInt(padded.length), true)
  return concat([length, padded, ...tensors.map(({ bytes }) => bytes)])
}

/** The header's entry for each tensor, as text: what a checksum of a whole file covers beside the values. */
export function tensorTable(tensors: readonly Omit<StoredTensor, 'offset'>[]): string[] {
  let at = 0
  return tensors.map(({ name, dtype, shape, bytes }) => {
    const start = at
    at += bytes.length
    return `${JSON.stringify(name)}:${JSON.stringify({ dtype, shape, data_offsets: [start, at] })}`
  })
}
