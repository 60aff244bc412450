import { OneloopError, unknownName } from '@oneloop/core'
import { type Dtype, faultIn, headerLength, LENGTH_BYTES, parseHeader } from '@oneloop/core/files'
import { toFloat32 } from '../tensor/to-float32.ts'

/** Bytes that are read a range at a time: a file, a blob, a server that answers range requests. */
export interface RangeSource {
  readonly size: number
  /** The bytes from `start` up to `end`. */
  read(start: number, end: number): Promise<Uint8Array>
}

/** A safetensors file of which only the header was read. */
export interface SafetensorsFile {
  readonly metadata: ReadonlyMap<string, string>
  /** By name, in the order of their bytes. */
  readonly tensors: ReadonlyMap<
    string,
    { readonly dtype: Dtype; readonly shape: readonly number[]; readonly bytes: number }
  >
  /**
   * Reads one tensor, and no other byte of the file.
   *
   * @throws OneloopError `UNKNOWN_NAME`, `MODEL_FILE_UNSUPPORTED` for complex numbers
   */
  read(name: string): Promise<{ readonly shape: readonly number[]; readonly data: Float32Array }>
}

/**
 * Opens a safetensors file by its header, to read its tensors one at a time.
 *
 * @example
 * const file = await openSafetensors(blob)
 * const { shape, data } = await file.read('fc1.weight')
 *
 * @throws OneloopError as `readModel` does for a malformed header
 */
export async function openSafetensors(source: Blob | RangeSource, fileName = 'model'): Promise<SafetensorsFile> {
  const opened = source instanceof Blob ? blobSource(source) : source
  const { size } = opened
  const read = (start: number, end: number) => opened.read(start, end)
  const fault = faultIn(fileName)
  const length = headerLength(await read(0, Math.min(LENGTH_BYTES, size)), size, fault)
  const header = parseHeader(await read(LENGTH_BYTES, LENGTH_BYTES + length), size, fault)
  const tensors = new Map(header.tensors.map((tensor) => [tensor.name, tensor]))
  return {
    metadata: header.metadata,
    tensors: new Map(
      header.tensors.map(({ name, dtype, shape, start, end }) => [name, { dtype, shape, bytes: end - start }]),
    ),
    async read(name) {
      const tensor = tensors.get(name)
      if (tensor === undefined) {
        const message = unknownName('tensor', name, [...tensors.keys()].slice(0, 20))
        throw new OneloopError(message, { code: 'UNKNOWN_NAME', file: fileName })
      }
      const { dtype, shape, start, end } = tensor
      const data = toFloat32({ name, dtype, shape, bytes: await read(start, end), offset: start }, fault)
      return { shape, data }
    },
  }
}

function blobSource(blob: Blob): RangeSource {
  return {
    size: blob.size,
    read: async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()),
  }
}
