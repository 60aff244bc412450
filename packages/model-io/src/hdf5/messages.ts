import { type Dtype, dtypeBits, elementCount, type Fault } from '@oneloop/core/files'
import type { Hdf5Bytes } from './hdf5-bytes.ts'

/** A part of an object's header. */
export interface Message {
  readonly type: number
  readonly at: number
  readonly size: number
}

export const DATASPACE = 0x01
export const DATATYPE = 0x03
export const LAYOUT = 0x08
export const FILTERS = 0x0b
export const ATTRIBUTE = 0x0c
const CONTINUATION = 0x10
export const SYMBOL_TABLE = 0x11

/** The messages of an object header of version 1, those of its continuations among them. */
export function readMessages(file: Hdf5Bytes, header: number): Message[] {
  const version = file.uint8(header)
  if (version !== 1) {
    const what = `the HDF5 file has an object header of version ${version}, not 1`
    throw file.fault('MODEL_FILE_UNSUPPORTED', what, header, "write it with h5py's default libver")
  }
  const count = file.uint16(header + 2)
  const blocks: [at: number, size: number][] = [[header + 16, file.uint32(header + 8)]]
  const messages: Message[] = []
  for (const [start, size] of blocks) {
    const end = start + size
    for (let at = start; at + 8 <= end && messages.length < count; ) {
      file.step(at)
      const message = { type: file.uint16(at), at: at + 8, size: file.uint16(at + 2) }
      if (message.at + message.size > end) {
        throw file.fault('MODEL_FILE_CORRUPT', 'a message of an HDF5 object goes over its end', at)
      }
      messages.push(message)
      if (message.type === CONTINUATION) blocks.push([file.uint64(message.at), file.uint64(message.at + 8)])
      at = message.at + message.size
    }
  }
  return messages
}

/** The shape that a dataspace message gives; `[]` for one value. */
export function readShape(file: Hdf5Bytes, { at }: Pick<Message, 'at'>): number[] {
  const version = file.uint8(at)
  const rank = file.uint8(at + 1)
  if ((version !== 1 && version !== 2) || rank > MAX_RANK) {
    throw file.fault('MODEL_FILE_UNSUPPORTED', 'the HDF5 file has an unknown kind of shape', at)
  }
  const sizes = at + (version === 1 ? 8 : 4)
  const shape = Array.from({ length: rank }, (_, axis) => file.uint64(sizes + 8 * axis))
  // Seen to be a product that a number holds.
  elementCount(shape, 'a dataset', at, file.fault)
  return shape
}

const MAX_RANK = 32

/** What the elements of a dataset or an attribute are. */
export type Hdf5Type =
  | { readonly kind: 'number'; readonly dtype: Dtype }
  | { readonly kind: 'text'; readonly bytes: number }
  | { readonly kind: 'longText' }
  | { readonly kind: 'other'; readonly what: string }

const FIXED_POINT = 0
const FLOATING_POINT = 1
const STRING = 3
const VARIABLE_LENGTH = 9

export function readType(file: Hdf5Bytes, { at }: Pick<Message, 'at'>): Hdf5Type {
  const kind = file.uint8(at) & 0x0f
  const bits = file.uint8(at + 1)
  const bytes = file.uint32(at + 4)
  if (kind === STRING) return { kind: 'text', bytes }
  if (kind === VARIABLE_LENGTH) return (bits & 0x0f) === 1 ? { kind: 'longText' } : { kind: 'other', what: 'lists' }
  const isSigned = (bits & 8) !== 0
  const name =
    kind === FLOATING_POINT ? `F${bytes * 8}` : kind === FIXED_POINT ? `${isSigned ? 'I' : 'U'}${bytes * 8}` : ''
  if ((bits & 1) !== 0 || !KNOWN.includes(name)) {
    return {
      kind: 'other',
      what: (bits & 1) !== 0 ? 'big-endian numbers' : `elements of type ${kind} of ${bytes} bytes`,
    }
  }
  return { kind: 'number', dtype: name as Dtype }
}

const KNOWN = ['F16', 'F32', 'F64', 'I8', 'U8', 'I16', 'U16', 'I32', 'U32', 'I64', 'U64']

/** Where a dataset's values lie: one after another, or in its header. */
export function readLayout(
  file: Hdf5Bytes,
  { at }: Message,
  dtype: Dtype,
  shape: readonly number[],
): { at: number; bytes: number } {
  const needed = (elementCount(shape, 'a dataset', at, file.fault) * dtypeBits[dtype]) / 8
  const version = file.uint8(at)
  const layout = file.uint8(at + 1)
  if (version !== 3 || layout > 1) {
    const fix = 'save it without compression'
    throw file.fault('MODEL_FILE_UNSUPPORTED', 'the HDF5 file keeps values in chunks', at, fix)
  }
  const place =
    layout === 0 ? { at: at + 4, bytes: file.uint16(at + 2) } : { at: file.uint64(at + 2), bytes: file.uint64(at + 10) }
  if (place.bytes === needed || (needed === 0 && layout === 1))
    return { at: needed === 0 ? 0 : place.at, bytes: needed }
  throw file.fault('MODEL_FILE_CORRUPT', `a dataset of the HDF5 file has ${place.bytes} bytes, not ${needed}`, at)
}

/** An attribute's name and its text; undefined for one that is no single text. */
export function readTextAttribute(
  file: Hdf5Bytes,
  { at, size }: Message,
  fault: Fault,
): [name: string, text: string | undefined] {
  const version = file.uint8(at)
  if (version < 1 || version > 3)
    throw fault('MODEL_FILE_UNSUPPORTED', 'the HDF5 file has an unknown kind of attribute', at)
  const [nameBytes, typeBytes, spaceBytes] = [file.uint16(at + 2), file.uint16(at + 4), file.uint16(at + 6)]
  // Version 1 pads each part to eight bytes; version 3 says how the name is encoded.
  const padded = (length: number) => (version === 1 ? Math.ceil(length / 8) * 8 : length)
  const nameAt = at + (version === 3 ? 9 : 8)
  const typeAt = nameAt + padded(nameBytes)
  const spaceAt = typeAt + padded(typeBytes)
  const valueAt = spaceAt + padded(spaceBytes)
  if (valueAt > at + size) throw fault('MODEL_FILE_CORRUPT', 'an attribute of the HDF5 file goes over its end', at)
  const name = file.text(nameAt, nameBytes)
  const type = readType(file, { at: typeAt })
  const isOne = elementCount(readShape(file, { at: spaceAt }), name, at, fault) === 1
  if (!isOne || type.kind === 'number' || type.kind === 'other') return [name, undefined]
  return [name, type.kind === 'text' ? file.text(valueAt, type.bytes) : readLongText(file, valueAt)]
}

/** A text in the global heap: its length, the collection's address and its index there. */
function readLongText(file: Hdf5Bytes, at: number): string {
  const length = file.uint32(at)
  const collection = file.uint64(at + 4)
  const index = file.uint32(at + 12)
  if (length === 0) return ''
  file.signature(collection, 'GCOL')
  const end = collection + file.uint64(collection + 8)
  for (let item = collection + 16; item + 16 <= end; ) {
    file.step(item)
    const size = file.uint64(item + 8)
    if (file.uint16(item) === index) {
      if (length > size)
        throw file.fault('MODEL_FILE_CORRUPT', 'a text of the HDF5 file is longer than its place', item)
      return file.text(item + 16, length)
    }
    item += 16 + Math.ceil(size / 8) * 8
  }
  throw file.fault('MODEL_FILE_CORRUPT', 'a text of the HDF5 file is not in its heap', at)
}
