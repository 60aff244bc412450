import { printable } from '@oneloop/core'
import { dtypeBits, elementCount, type Fault, type StoredTensor, shapeText } from '@oneloop/core/files'
import { memoryBound } from '../bytes/memory-bound.ts'
import type { StoredModel } from '../model/stored-model.ts'
import { gather } from '../tensor/gather.ts'
import { lazyTensor } from '../tensor/lazy-tensor.ts'
import { commentMetadata } from '../zip/comment-metadata.ts'
import { readZip } from '../zip/read-zip.ts'
import { unpackEntry, unpackStart } from '../zip/unpack-entry.ts'
import type { Zip, ZipEntry } from '../zip/zip-entry.ts'
import { MAX_START_BYTES, parseNpyHeader } from './npy-header.ts'

/**
 * Reads the arrays of `numpy.savez` and `savez_compressed`, of any numeric dtype, byte order and memory order: their
 * headers now, their values once they are asked for.
 */
export function readNpz(bytes: Uint8Array, fault: Fault): StoredModel {
  const zip = readZip(bytes, fault)
  const bound = memoryBound(bytes.length)
  let total = 0
  const tensors = [...zip.entries.values()].map((entry) => {
    const tensor = readArray(bytes, zip, entry, fault)
    total += 4 * elementCount(tensor.shape, 'it', entry.dataOffset, fault)
    if (total > bound) {
      throw fault('MODEL_FILE_TOO_LARGE', `its values would take more than ${bound} bytes`, entry.dataOffset)
    }
    return tensor
  })
  return {
    format: 'npz',
    variant: 'NumPy npz',
    tensors,
    metadata: commentMetadata(zip, fault),
    metadataOffset: zip.commentOffset,
  }
}

function readArray(bytes: Uint8Array, zip: Zip, entry: ZipEntry, zipFault: Fault): StoredTensor {
  const fault: Fault = (code, message, offset, fix) =>
    zipFault(code, `${printable(entry.name)}: ${message}`, offset, fix)
  const start = unpackStart(bytes, entry, MAX_START_BYTES, zipFault)
  const header = parseNpyHeader(start, entry.bytes, entry.dataOffset, fault)
  const { dtype, shape, bigEndian, fortranOrder, end } = header
  const size = dtypeBits[dtype] / 8
  const count = elementCount(shape, 'it', entry.dataOffset, fault)
  if (entry.bytes - end !== count * size) {
    const needs = `${shapeText(shape)} of ${dtype} need ${count * size}`
    throw fault('MODEL_FILE_CORRUPT', `it has ${entry.bytes - end} bytes, but ${needs}`, entry.dataOffset)
  }
  const offset = entry.dataOffset + (entry.deflated ? 0 : end)
  return lazyTensor({ name: entry.name.replace(/\.npy$/, ''), dtype, shape, offset }, () => {
    const values = unpackEntry(bytes, zip, entry, zipFault).subarray(end)
    const native = bigEndian ? swap(values, dtype === 'C64' ? 4 : size) : values
    return fortranOrder ? gather({ dtype, start: 0, shape, strides: columnMajor(shape) }, native, count) : native
  })
}

function swap(values: Uint8Array, size: number): Uint8Array {
  const swapped = new Uint8Array(values.length)
  for (let i = 0; i < values.length; i++) swapped[i] = values[i - (i % size) + (size - 1 - (i % size))]!
  return swapped
}

function columnMajor(shape: readonly number[]): number[] {
  return shape.map((_, axis) => shape.slice(0, axis).reduce((stride, size) => stride * size, 1))
}
