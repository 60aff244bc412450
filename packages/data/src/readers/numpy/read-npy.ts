import { elementCount, type NdArray } from './nd-array.ts'
import { invalidNpy, type NpyHeader, parseNpyHeader } from './npy-header.ts'

/**
 * One array of `numpy.save`: numbers of any kind but complex, yes and no, and texts. 64-bit integers become the nearest
 * float64.
 *
 * @param file what to call it in errors
 * @throws OneloopError `DATA_FILE_INVALID`
 */
export function readNpyBytes(bytes: Uint8Array, file: string): NdArray {
  const header = parseNpyHeader(bytes, file)
  const { shape, itemBytes } = header
  const count = elementCount(shape)
  const values = bytes.subarray(header.end)
  if (values.length !== count * itemBytes) {
    const what = `[${shape.join(', ')}] needs ${count * itemBytes} bytes of values`
    throw invalidNpy(`${what}, and there are ${values.length}`, file)
  }
  const data = readValues(values, header, count, file)
  return { shape, data: header.fortranOrder && shape.length > 1 ? toRowMajor(data, shape) : data }
}

function readValues(bytes: Uint8Array, header: NpyHeader, count: number, file: string): NdArray['data'] {
  const { kind, itemBytes } = header
  const at = reader(bytes, header)
  switch (kind) {
    case 'U':
    case 'S':
      return Array.from({ length: count }, (_, i) => readText(bytes, i * itemBytes, header, file))
    case 'b':
      return Uint8Array.from(bytes, (byte) => (byte === 0 ? 0 : 1))
    case 'u':
      if (itemBytes === 1) return bytes.slice()
      return Float64Array.from({ length: count }, (_, i) => at(i * itemBytes))
    case 'f':
      if (itemBytes <= 4) return Float32Array.from({ length: count }, (_, i) => at(i * itemBytes))
      return Float64Array.from({ length: count }, (_, i) => at(i * itemBytes))
    case 'i':
      return Float64Array.from({ length: count }, (_, i) => at(i * itemBytes))
  }
}

function reader(bytes: Uint8Array, { kind, itemBytes, littleEndian: little }: NpyHeader): (offset: number) => number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (kind === 'f' && itemBytes === 2) return (at) => float16(view.getUint16(at, little))
  if (kind === 'f') return itemBytes === 4 ? (at) => view.getFloat32(at, little) : (at) => view.getFloat64(at, little)
  const isSigned = kind === 'i'
  switch (itemBytes) {
    case 1:
      return isSigned ? (at) => view.getInt8(at) : (at) => view.getUint8(at)
    case 2:
      return isSigned ? (at) => view.getInt16(at, little) : (at) => view.getUint16(at, little)
    case 4:
      return isSigned ? (at) => view.getInt32(at, little) : (at) => view.getUint32(at, little)
    default:
      return isSigned ? (at) => Number(view.getBigInt64(at, little)) : (at) => Number(view.getBigUint64(at, little))
  }
}

/** IEEE 754 binary16: a sign, 5 bits of exponent, 10 of fraction. Browsers have had `getFloat16` for a short time. */
function float16(bits: number): number {
  const sign = bits >> 15 === 0 ? 1 : -1
  const [exponent, fraction] = [(bits >> 10) & 31, bits & 1023]
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25))
}

function readText(
  bytes: Uint8Array,
  start: number,
  { kind, itemBytes, littleEndian }: NpyHeader,
  file: string,
): string {
  const item = bytes.subarray(start, start + itemBytes)
  if (kind === 'S') return new TextDecoder().decode(item).replace(/\0+$/, '')
  const view = new DataView(item.buffer, item.byteOffset, item.byteLength)
  const points = Array.from({ length: itemBytes / 4 }, (_, i) => view.getUint32(i * 4, littleEndian))
  if (points.some((point) => point > 0x10_ffff)) throw invalidNpy('a text holds what is no character', file)
  return points
    .map((point) => String.fromCodePoint(point))
    .join('')
    .replace(/\0+$/, '')
}

/** Out of Fortran's order, in which the first dimension runs fastest. */
function toRowMajor<T extends NdArray['data']>(data: T, shape: readonly number[]): T {
  const strides = shape.map((_, axis) => elementCount(shape.slice(0, axis)))
  const place = new Array<number>(shape.length).fill(0)
  const next = () => {
    const at = place.reduce((sum, index, axis) => sum + index * strides[axis]!, 0)
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      place[axis]!++
      if (place[axis]! < shape[axis]!) break
      place[axis] = 0
    }
    return at
  }
  if (Array.isArray(data)) return data.map(() => data[next()]) as unknown as T
  const numbers = data as Float64Array
  return numbers.map(() => numbers[next()]!) as unknown as T
}
