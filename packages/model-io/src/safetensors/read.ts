import type { Fault } from '../bytes/fault.ts'
import type { StoredModel } from '../model/stored-model.ts'
import { headerLength, LENGTH_BYTES, parseHeader } from './header.ts'

/** Reads a safetensors file, all dtypes. The tensors are views into `bytes`. */
export function readSafetensors(bytes: Uint8Array, fault: Fault): StoredModel {
  const headerEnd = LENGTH_BYTES + headerLength(bytes, bytes.length, fault)
  const header = parseHeader(bytes.subarray(LENGTH_BYTES, headerEnd), bytes.length, fault)
  return {
    format: 'safetensors',
    variant: 'safetensors',
    tensors: header.tensors.map(({ name, dtype, shape, start, end }) => ({
      name,
      dtype,
      shape,
      bytes: bytes.subarray(start, end),
      offset: start,
    })),
    metadata: header.metadata,
    metadataOffset: LENGTH_BYTES,
  }
}
