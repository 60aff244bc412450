import { printable } from '@oneloop/core'
import { type Dtype, decodeUtf8, type Fault } from '@oneloop/core/files'

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]

/** What a `.npy` says of its array. */
export interface NpyHeader {
  readonly dtype: Dtype
  readonly bigEndian: boolean
  /** Column-major. */
  readonly fortranOrder: boolean
  readonly shape: readonly number[]
  /** Where the values start. */
  readonly end: number
}

const DTYPES: Readonly<Record<string, Dtype>> = {
  b1: 'BOOL',
  i1: 'I8',
  u1: 'U8',
  i2: 'I16',
  u2: 'U16',
  i4: 'I32',
  u4: 'U32',
  i8: 'I64',
  u8: 'U64',
  f2: 'F16',
  f4: 'F32',
  f8: 'F64',
  c8: 'C64',
}

/**
 * https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html, versions 1 to 3
 *
 * @param bytes the first `MAX_START_BYTES` of the array, or all of a shorter one
 * @param wholeBytes of the array
 */
export function parseNpyHeader(bytes: Uint8Array, wholeBytes: number, offset: number, fault: Fault): NpyHeader {
  if (!MAGIC.every((byte, i) => bytes[i] === byte)) throw fault('MODEL_FILE_CORRUPT', 'it is no .npy array', offset)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const version = bytes[6] ?? 0
  if (version < 1 || version > 3) throw fault('MODEL_FILE_UNSUPPORTED', `it is of .npy version ${version}`, offset + 6)
  const start = version === 1 ? 10 : 12
  if (bytes.length < start) throw fault('MODEL_FILE_TRUNCATED', 'it ends inside its .npy header', offset)
  const length = version === 1 ? view.getUint16(8, true) : view.getUint32(8, true)
  if (length > wholeBytes - start) {
    throw fault('MODEL_FILE_TRUNCATED', `its .npy header claims ${length} bytes`, offset + 8)
  }
  const text = decodeUtf8(
    bytes.subarray(start, start + Math.min(length, MAX_HEADER)),
    offset + start,
    'its .npy header',
    fault,
  )
  const match = length > MAX_HEADER ? null : HEADER.exec(text)
  if (match === null) throw fault('MODEL_FILE_CORRUPT', 'its .npy header is malformed', offset + start)
  const [, order = '', type = '', fortran, sizes = ''] = match
  if (type.startsWith('O')) {
    throw fault('MODEL_FILE_UNSAFE', 'it is an array of pickled objects', offset + start)
  }
  const dtype = Object.hasOwn(DTYPES, type) ? DTYPES[type] : undefined
  if (dtype === undefined) {
    throw fault('MODEL_FILE_UNSUPPORTED', `it has the NumPy dtype '${printable(order + type)}'`, offset + start)
  }
  const shape = sizes
    .split(',')
    .map((size) => size.trim())
    .filter((size) => size !== '')
    .map(Number)
  return { dtype, bigEndian: order === '>', fortranOrder: fortran === 'True', shape, end: start + length }
}

const MAX_HEADER = 4096

/** What a header and all before it take at most. */
export const MAX_START_BYTES = MAX_HEADER + 12

/** NumPy always writes these three keys in this order. */
const HEADER =
  /^\{'descr': '([<>|=])([^']{1,20})', 'fortran_order': (True|False), 'shape': \(((?:\d{1,20},? ?){0,64})\),? ?\} *\n?$/
