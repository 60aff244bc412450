import type { Fault } from '../files/fault.ts'
import type { Dtype } from './dtype.ts'
import { headerLength, LENGTH_BYTES, parseHeader } from './header.ts'

/** A tensor as its file keeps it. */
export interface StoredTensor {
  readonly name: string
  readonly dtype: Dtype
  readonly shape: readonly number[]
  /** Little-endian, row-major, without gaps: a view into the file where the file keeps it so. */
  readonly bytes: Uint8Array
  /** Where its first byte lies in the file. */
  readonly offset: number
  /** The same text for tensors that are the same values in the same storage, in formats where there can be such. */
  readonly place?: string
}

/** What a safetensors file holds. */
export interface Safetensors {
  /** In the order of their bytes: views into the file. */
  readonly tensors: readonly StoredTensor[]
  readonly metadata: ReadonlyMap<string, string>
}

/**
 * Reads a safetensors file, all dtypes, and checks all of its header: see `parseHeader`.
 * https://github.com/huggingface/safetensors#format
 *
 * @throws what `fault` makes: `MODEL_FILE_TRUNCATED`, `MODEL_FILE_CORRUPT`, `MODEL_FILE_TOO_LARGE`, `MODEL_FILE_UNSUPPORTED`
 */
export function decodeSafetensors(file: Uint8Array, fault: Fault): Safetensors {
  // Node's Buffer has another `slice` than the Uint8Array that the tensors are said to be.
  const bytes = new Uint8Array(file.buffer, file.byteOffset, file.byteLength)
  const headerEnd = LENGTH_BYTES + headerLength(bytes, bytes.length, fault)
  const { tensors, metadata } = parseHeader(bytes.subarray(LENGTH_BYTES, headerEnd), bytes.length, fault)
  return {
    metadata,
    tensors: tensors.map(({ name, dtype, shape, start, end }) => ({
      name,
      dtype,
      shape,
      bytes: bytes.subarray(start, end),
      offset: start,
    })),
  }
}
