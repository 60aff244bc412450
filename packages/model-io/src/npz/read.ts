import { printable } from '@oneloop/core'
import { dtypeBits, elementCount, type Fault, type StoredTensor, shapeText } from '@oneloop/core/files'
import type { StoredModel } from '../model/stored-model.ts'
import { gather } from '../tensor/gather.ts'
import { commentMetadata } from '../zip/comment-metadata.ts'
import { readZip } from '../zip/read-zip.ts'
import { unpackEntry } from '../zip/unpack-entry.ts'
import type { ZipEntry } from '../zip/zip-entry.ts'
import { parseNpyHeader } from './npy-header.ts'

/** Reads the arrays of `numpy.savez` and `savez_compressed`, of any numeric dtype, byte order and memory order. */
export function readNpz(bytes: Uint8Array, fault: Fault): StoredModel {
  const zip = readZip(bytes, fault)
  return {
    format: 'npz',
    variant: 'NumPy npz',
    tensors: [...zip.entries.values()].map((entry) => readArray(unpackEntry(bytes, zip, entry, fault), entry, fault)),
    metadata: commentMetadata(zip, fault),
    metadataOffset: zip.commentOffset,
  }
}

function readArray(npy: Uint8Array, entry: ZipEntry, zipFault: Fault): StoredTensor {
  const fault: Fault = (code, message, offset, fix) =>
    zipFault(code, `${printable(entry.name)}: ${message}`, offset, fix)
  const { dtype, shape, bigEndian, fortranOrder, end } = parseNpyHeader(npy, entry.dataOffset, fault)
  const size = dtypeBits[dtype] / 8
  const count = elementCount(shape, 'it', entry.dataOffset, fault)
  const values = npy.subarray(end)
  if (values.length !== count * size) {
    const needs = `${shapeText(shape)} of ${dtype} need ${count * size}`
    throw fault('MODEL_FILE_CORRUPT', `it has ${values.length} bytes, but ${needs}`, entry.dataOffset)
  }
  const native = bigEndian ? swap(values, dtype === 'C64' ? 4 : size) : values
  return {
    name: entry.name.replace(/\.npy$/, ''),
    dtype,
    shape,
    bytes: fortranOrder ? gather({ dtype, start: 0, shape, strides: columnMajor(shape) }, native, count) : native,
    offset: entry.dataOffset + (entry.deflated ? 0 : end),
  }
}

function swap(values: Uint8Array, size: number): Uint8Array {
  const swapped = new Uint8Array(values.length)
  for (let i = 0; i < values.length; i++) swapped[i] = values[i - (i % size) + (size - 1 - (i % size))]!
  return swapped
}

function columnMajor(shape: readonly number[]): number[] {
  return shape.map((_, axis) => shape.slice(0, axis).reduce((stride, size) => stride * size, 1))
}
