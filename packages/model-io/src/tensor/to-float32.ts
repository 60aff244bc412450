import type { Dtype, Fault, StoredTensor } from '@oneloop/core/files'
import { decodeSmallFloat } from './small-float.ts'

/**
 * A tensor's values as float32, always a copy.
 *
 * The rule: floats of 16 bits and fewer are exact; F64 and 32- and 64-bit integers are rounded to the nearest float32
 * (integers up to 2²⁴ are exact, a float64 beyond the range becomes an infinity, as IEEE 754 says); BOOL is 0 or 1.
 *
 * @throws OneloopError `MODEL_FILE_UNSUPPORTED` for complex numbers
 */
export function toFloat32(tensor: StoredTensor, fault: Fault): Float32Array {
  const { dtype, bytes } = tensor
  if (dtype === 'C64') {
    throw fault('MODEL_FILE_UNSUPPORTED', `${tensor.name} holds complex numbers`, tensor.offset)
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (dtype === 'F4' || dtype === 'F6_E2M3' || dtype === 'F6_E3M2') return unpack(bytes, dtype, tensor.shape)
  const { size, read } = readers[dtype]
  const values = new Float32Array(bytes.byteLength / size)
  if (dtype === 'F32' && littleEndian) new Uint8Array(values.buffer).set(bytes)
  else for (let i = 0; i < values.length; i++) values[i] = read(view, i * size)
  return values
}

const littleEndian = /* @__PURE__ */ new Uint8Array(/* @__PURE__ */ Uint16Array.of(1).buffer)[0] === 1

interface ElementReader {
  readonly size: number
  readonly read: (view: DataView, at: number) => number
}

const small = (
  size: 1 | 2,
  exponentBits: number,
  mantissaBits: number,
  special: Parameters<typeof decodeSmallFloat>[3],
) => ({
  size,
  read: (view: DataView, at: number) =>
    decodeSmallFloat(size === 1 ? view.getUint8(at) : view.getUint16(at, true), exponentBits, mantissaBits, special),
})

const readers: Record<Exclude<Dtype, 'C64' | 'F4' | 'F6_E2M3' | 'F6_E3M2'>, ElementReader> = {
  BOOL: { size: 1, read: (view, at) => (view.getUint8(at) === 0 ? 0 : 1) },
  U8: { size: 1, read: (view, at) => view.getUint8(at) },
  I8: { size: 1, read: (view, at) => view.getInt8(at) },
  I16: { size: 2, read: (view, at) => view.getInt16(at, true) },
  U16: { size: 2, read: (view, at) => view.getUint16(at, true) },
  I32: { size: 4, read: (view, at) => view.getInt32(at, true) },
  U32: { size: 4, read: (view, at) => view.getUint32(at, true) },
  I64: { size: 8, read: (view, at) => Number(view.getBigInt64(at, true)) },
  U64: { size: 8, read: (view, at) => Number(view.getBigUint64(at, true)) },
  F32: { size: 4, read: (view, at) => view.getFloat32(at, true) },
  F64: { size: 8, read: (view, at) => view.getFloat64(at, true) },
  F16: small(2, 5, 10, 'ieee'),
  BF16: small(2, 8, 7, 'ieee'),
  F8_E5M2: small(1, 5, 2, 'ieee'),
  F8_E4M3: small(1, 4, 3, 'fn'),
  F8_E5M2FNUZ: small(1, 5, 2, 'fnuz'),
  F8_E4M3FNUZ: small(1, 4, 3, 'fnuz'),
  F8_E8M0: { size: 1, read: (view, at) => (view.getUint8(at) === 255 ? Number.NaN : 2 ** (view.getUint8(at) - 127)) },
}

/** Elements smaller than a byte lie one after another from the lowest bit up. */
function unpack(bytes: Uint8Array, dtype: 'F4' | 'F6_E2M3' | 'F6_E3M2', shape: readonly number[]): Float32Array {
  const [width, exponentBits, mantissaBits] = dtype === 'F4' ? [4, 2, 1] : dtype === 'F6_E2M3' ? [6, 2, 3] : [6, 3, 2]
  const values = new Float32Array(shape.reduce((count, size) => count * size, 1))
  for (let i = 0; i < values.length; i++) {
    const bit = i * width
    const pair = bytes[bit >>> 3]! | ((bytes[(bit >>> 3) + 1] ?? 0) << 8)
    values[i] = decodeSmallFloat((pair >>> (bit & 7)) & (2 ** width - 1), exponentBits, mantissaBits, 'finite')
  }
  return values
}
