import { decodeSafetensors, type Fault, LENGTH_BYTES } from '@oneloop/core/files'
import type { StoredModel } from '../model/stored-model.ts'

/** Reads a safetensors file, all dtypes. The tensors are views into `bytes`. */
export function readSafetensors(bytes: Uint8Array, fault: Fault): StoredModel {
  const { tensors, metadata } = decodeSafetensors(bytes, fault)
  return { format: 'safetensors', variant: 'safetensors', tensors, metadata, metadataOffset: LENGTH_BYTES }
}
