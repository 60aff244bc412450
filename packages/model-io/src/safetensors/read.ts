import { decodeSafetensors, type Fault, LENGTH_BYTES } from '@oneloop/core/files'
import type { StoredModel } from '../model/stored-model.ts'

/** Reads a safetensors file, all dtypes. The tensors are views into `bytes`. */
export function readSafetensors(bytes: Uint8Array, fault: Fault): StoredModel {
  const { tensors, metadata } = decodeSafetensors(bytes, fault)
  // Hugging Face's library sorts tensors by type, and those of one type by name.
  const tellsOrder = tensors.some(({ name, dtype }, i) => {
    const before = tensors[i - 1]
    return before !== undefined && before.dtype === dtype && name < before.name
  })
  return { format: 'safetensors', variant: 'safetensors', tensors, tellsOrder, metadata, metadataOffset: LENGTH_BYTES }
}
