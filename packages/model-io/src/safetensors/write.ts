import { concat } from '@oneloop/core'
import type { Mlp } from '@oneloop/mlp-model'
import { float32Bytes } from '../bytes/float32-bytes.ts'
import { encodeUtf8 } from '../bytes/text.ts'
import { fileMetadata } from '../model/file-metadata.ts'
import type { WriteModelOptions } from '../model/write-options.ts'
import { LENGTH_BYTES } from './header.ts'

/**
 * A safetensors file: the parameters as F32 under their own names, the header padded so that the data is 8-byte
 * aligned, and the architecture and normalisation in its metadata. The same model gives the same bytes.
 */
export function writeSafetensors(model: Mlp, options: WriteModelOptions = {}): Uint8Array<ArrayBuffer> {
  const header: Record<string, unknown> = {
    // `format` is what Hugging Face's tools look for; the values are PyTorch's names and shapes.
    __metadata__: Object.fromEntries([['format', 'pt'], ...fileMetadata(model, options)]),
  }
  const parts: Uint8Array[] = []
  let at = 0
  for (const [name, shape, data] of model.namedParameters()) {
    header[name] = { dtype: 'F32', shape, data_offsets: [at, at + data.byteLength] }
    parts.push(float32Bytes(data))
    at += data.byteLength
  }
  const json = encodeUtf8(JSON.stringify(header))
  const padded = new Uint8Array(Math.ceil(json.length / LENGTH_BYTES) * LENGTH_BYTES).fill(0x20)
  padded.set(json)
  const length = new Uint8Array(LENGTH_BYTES)
  new DataView(length.buffer).setBigUint64(0, BigInt(padded.length), true)
  return concat([length, padded, ...parts])
}
