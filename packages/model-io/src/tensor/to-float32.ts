import type { Dtype, Fault, StoredTensor } from '@oneloop/core/files'
import { decodeSmallFloat, type Special } from './small-float.ts'

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
  switch (dtype) {
    case 'C64':
      throw fault('MODEL_FILE_UNSUPPORTED', `${tensor.name} holds complex numbers`, tensor.offset)
    case 'F4':
      return unpack(bytes, 4, smallFloats(4, 2, 1, 'finite'), tensor.shape)
    case 'F6_E2M3':
      return unpack(bytes, 6, smallFloats(6, 2, 3, 'finite'), tensor.shape)
    case 'F6_E3M2':
      return unpack(bytes, 6, smallFloats(6, 3, 2, 'finite'), tensor.shape)
    default:
      return convert(bytes, dtype)
  }
}

const littleEndian = /* @__PURE__ */ new Uint8Array(/* @__PURE__ */ Uint16Array.of(1).buffer)[0] === 1

function convert(bytes: Uint8Array, dtype: Exclude<Dtype, 'C64' | 'F4' | 'F6_E2M3' | 'F6_E3M2'>): Float32Array {
  switch (dtype) {
    case 'BOOL':
      return Float32Array.from(bytes, (value) => (value === 0 ? 0 : 1))
    case 'U8':
      return new Float32Array(bytes)
    case 'I8':
      return new Float32Array(new Int8Array(native(bytes, 1)))
    case 'I16':
      return new Float32Array(new Int16Array(native(bytes, 2)))
    case 'U16':
      return new Float32Array(new Uint16Array(native(bytes, 2)))
    case 'I32':
      return new Float32Array(new Int32Array(native(bytes, 4)))
    case 'U32':
      return new Float32Array(new Uint32Array(native(bytes, 4)))
    case 'I64':
      return fromBigInts(new BigInt64Array(native(bytes, 8)))
    case 'U64':
      return fromBigInts(new BigUint64Array(native(bytes, 8)))
    case 'F32':
      return new Float32Array(native(bytes, 4))
    case 'F64':
      return new Float32Array(new Float64Array(native(bytes, 8)))
    case 'F16':
      return look(new Uint16Array(native(bytes, 2)), smallFloats(16, 5, 10, 'ieee'))
    case 'BF16':
      return look(new Uint16Array(native(bytes, 2)), smallFloats(16, 8, 7, 'ieee'))
    case 'F8_E5M2':
      return look(bytes, smallFloats(8, 5, 2, 'ieee'))
    case 'F8_E4M3':
      return look(bytes, smallFloats(8, 4, 3, 'fn'))
    case 'F8_E5M2FNUZ':
      return look(bytes, smallFloats(8, 5, 2, 'fnuz'))
    case 'F8_E4M3FNUZ':
      return look(bytes, smallFloats(8, 4, 3, 'fnuz'))
    case 'F8_E8M0':
      return Float32Array.from(bytes, (value) => (value === 255 ? Number.NaN : 2 ** (value - 127)))
  }
}

/** A copy of the bytes, aligned, in the order of this machine. */
function native(bytes: Uint8Array, size: number): ArrayBuffer {
  const copy = new Uint8Array(bytes)
  if (!littleEndian) for (let at = 0; at < copy.length; at += size) copy.subarray(at, at + size).reverse()
  return copy.buffer
}

function fromBigInts(values: BigInt64Array | BigUint64Array): Float32Array {
  const floats = new Float32Array(values.length)
  for (let i = 0; i < floats.length; i++) floats[i] = Number(values[i])
  return floats
}

function look(patterns: Uint8Array | Uint16Array, values: Float32Array): Float32Array {
  const floats = new Float32Array(patterns.length)
  for (let i = 0; i < floats.length; i++) floats[i] = values[patterns[i]!]!
  return floats
}

const tables = /* @__PURE__ */ new Map<string, Float32Array>()

/** The value of every pattern of a small float, worked out once. */
function smallFloats(bits: number, exponentBits: number, mantissaBits: number, special: Special): Float32Array {
  const key = [bits, exponentBits, mantissaBits, special].join()
  const table =
    tables.get(key) ??
    Float32Array.from({ length: 2 ** bits }, (_, pattern) =>
      decodeSmallFloat(pattern, exponentBits, mantissaBits, special),
    )
  tables.set(key, table)
  return table
}

/** Elements smaller than a byte lie one after another from the lowest bit up. */
function unpack(bytes: Uint8Array, width: number, values: Float32Array, shape: readonly number[]): Float32Array {
  const floats = new Float32Array(shape.reduce((count, size) => count * size, 1))
  for (let i = 0; i < floats.length; i++) {
    const bit = i * width
    const pair = bytes[bit >>> 3]! | ((bytes[(bit >>> 3) + 1] ?? 0) << 8)
    floats[i] = values[(pair >>> (bit & 7)) & (2 ** width - 1)]!
  }
  return floats
}
