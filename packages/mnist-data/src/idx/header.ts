import { OneloopError } from '@oneloop/core'
import { whatItIs } from '../files/what-it-is.ts'
import { typeName, UNSIGNED_BYTE } from './types.ts'

/** Shape of an IDX file, and where its data starts and ends. */
export interface IdxHeader {
  readonly shape: readonly number[]
  readonly dataOffset: number
  /** Bytes of the whole file, as the header promises. */
  readonly bytes: number
}

/** Bytes of the header of an array of this many dimensions. */
export function headerBytes(dimensions: number): number {
  return 4 + 4 * dimensions
}

/**
 * Reads the header at the start of `bytes`, which may be only the beginning of a file.
 *
 * @throws OneloopError `IDX_TRUNCATED`, `IDX_BAD_MAGIC`, `IDX_BAD_TYPE`, `IDX_BAD_DIMENSIONS`
 */
export function readHeader(bytes: Uint8Array, file: string): IdxHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 4) throw truncated(bytes.length, 4, file)
  if (view.getUint16(0) !== 0) {
    const what = whatItIs(bytes)
    const start = `${hex(bytes[0]!)} ${hex(bytes[1]!)}`
    throw new OneloopError(
      what === null ? `an IDX file starts with two zero bytes, this one with ${start}` : `this is ${what}`,
      {
        code: 'IDX_BAD_MAGIC',
        file,
        offset: 0,
        fix: 'give an IDX file (or a gzipped one), as MNIST is published',
      },
    )
  }
  const type = bytes[2]!
  if (type !== UNSIGNED_BYTE) {
    throw new OneloopError(`elements are ${typeName(type)}, not unsigned bytes`, {
      code: 'IDX_BAD_TYPE',
      file,
      offset: 2,
      fix: 'convert the file to unsigned bytes (type 0x08)',
    })
  }
  const dimensions = bytes[3]!
  if (dimensions === 0) throw badDimensions('the array has no dimensions', 3, file)
  const dataOffset = headerBytes(dimensions)
  if (bytes.length < dataOffset) throw truncated(bytes.length, dataOffset, file)
  const shape = Array.from({ length: dimensions }, (_, axis) => view.getUint32(headerBytes(axis)))
  const size = shape.reduce((product, length) => product * length, 1)
  if (!Number.isSafeInteger(dataOffset + size)) throw badDimensions(`[${shape}] is more than any file holds`, 4, file)
  return { shape, dataOffset, bytes: dataOffset + size }
}

export function truncated(actual: number, expected: number, file: string): OneloopError {
  return new OneloopError(`the file ends after ${actual} of ${expected} bytes`, {
    code: 'IDX_TRUNCATED',
    file,
    offset: actual,
    fix: 'fetch it again',
  })
}

export function oversized(shape: readonly number[], expected: number, file: string): OneloopError {
  return new OneloopError(`the header says [${shape}], which is ${expected} bytes in all, but the file goes on`, {
    code: 'IDX_OVERSIZED',
    file,
    offset: expected,
    fix: 'fetch it again',
  })
}

function badDimensions(message: string, offset: number, file: string): OneloopError {
  return new OneloopError(message, { code: 'IDX_BAD_DIMENSIONS', file, offset, fix: 'fetch it again' })
}

function hex(byte: number): string {
  return `0x${byte.toString(16).padStart(2, '0')}`
}
