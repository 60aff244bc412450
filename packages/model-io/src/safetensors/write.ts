import { encodeSafetensors, float32Bytes } from '@oneloop/core/files'
import type { Mlp } from '@oneloop/mlp-model'
import { fileMetadata } from '../model/file-metadata.ts'
import type { WriteModelOptions } from '../model/write-options.ts'

/**
 * A safetensors file: the parameters as F32 under their own names, and the architecture and normalisation in its
 * metadata. The same model gives the same bytes.
 */
export function writeSafetensors(model: Mlp, options: WriteModelOptions = {}): Uint8Array<ArrayBuffer> {
  const tensors = Array.from(model.namedParameters(), ([name, shape, data]) => {
    return { name, dtype: 'F32', shape, bytes: float32Bytes(data) } as const
  })
  // `format` is what Hugging Face's tools look for; the values are PyTorch's names and shapes.
  return encodeSafetensors(tensors, Object.fromEntries([['format', 'pt'], ...fileMetadata(model, options)]))
}
