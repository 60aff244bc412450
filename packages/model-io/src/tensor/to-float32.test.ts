import { type Dtype, dtypeBits, faultIn } from '@oneloop/core/files'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toFloat32 } from './to-float32.ts'

function convert(dtype: Dtype, bytes: ArrayLike<number>, count = (bytes.length * 8) / dtypeBits[dtype]): number[] {
  const tensor = { name: 't', dtype, shape: [count], bytes: Uint8Array.from(bytes), offset: 0 }
  return Array.from(toFloat32(tensor, faultIn('test')))
}

const bytesOf = (array: ArrayBufferView) => new Uint8Array(array.buffer)

test('integers are exact up to 2²⁴ and rounded to the nearest past it', () => {
  expect(convert('U8', [0, 255])).toEqual([0, 255])
  expect(convert('I8', [0x80, 0x7f])).toEqual([-128, 127])
  expect(convert('BOOL', [0, 1, 2])).toEqual([0, 1, 1])
  expect(convert('I16', bytesOf(Int16Array.of(-32768, 1)))).toEqual([-32768, 1])
  expect(convert('U16', bytesOf(Uint16Array.of(65535)))).toEqual([65535])
  expect(convert('I32', bytesOf(Int32Array.of(-(2 ** 24), 2 ** 24 + 1)))).toEqual([-(2 ** 24), 2 ** 24])
  expect(convert('U32', bytesOf(Uint32Array.of(2 ** 32 - 1)))).toEqual([2 ** 32])
  expect(convert('I64', bytesOf(BigInt64Array.of(-5n, 2n ** 62n)))).toEqual([-5, 2 ** 62])
  expect(convert('U64', bytesOf(BigUint64Array.of(2n ** 64n - 1n)))).toEqual([2 ** 64])
})

test('float64 is rounded to the nearest float32, past its range to infinity', () => {
  fc.assert(
    fc.property(fc.double(), (x) => {
      expect(convert('F64', bytesOf(Float64Array.of(x)))).toEqual([Math.fround(x)])
    }),
  )
  expect(convert('F64', bytesOf(Float64Array.of(1e300, -1e300)))).toEqual([Infinity, -Infinity])
})

test('float32 keeps every bit', () => {
  fc.assert(
    fc.property(fc.float(), (x) => {
      expect(convert('F32', bytesOf(Float32Array.of(x)))).toEqual([x])
    }),
  )
})

test('bfloat16 is the top half of a float32', () => {
  fc.assert(
    fc.property(fc.nat(0xffff), (half) => {
      const whole = new Float32Array(Uint32Array.of(half * 2 ** 16).buffer)
      expect(convert('BF16', [half & 0xff, half >> 8])).toEqual([whole[0]])
    }),
  )
})

test('float16 has its known values', () => {
  const halves = Uint16Array.of(0x3c00, 0xc000, 0x7bff, 0x0001, 0x0400, 0x3555, 0x8000, 0x7c00, 0xfc00, 0x7e00)
  const values = [1, -2, 65504, 2 ** -24, 2 ** -14, 0.333251953125, -0, Infinity, -Infinity, Number.NaN]
  expect(convert('F16', bytesOf(halves))).toEqual(values)
})

test('eight-bit floats have the values that their papers give', () => {
  expect(convert('F8_E4M3', [0x38, 0x7e, 0x01, 0x7f, 0xff, 0x80])).toEqual([
    1,
    448,
    2 ** -9,
    Number.NaN,
    Number.NaN,
    -0,
  ])
  expect(convert('F8_E5M2', [0x3c, 0x7b, 0x01, 0x7c, 0x7d])).toEqual([1, 57344, 2 ** -16, Infinity, Number.NaN])
  expect(convert('F8_E4M3FNUZ', [0x40, 0x7f, 0x80])).toEqual([1, 240, Number.NaN])
  expect(convert('F8_E5M2FNUZ', [0x40, 0x7f, 0x80])).toEqual([1, 57344, Number.NaN])
  expect(convert('F8_E8M0', [127, 128, 0, 254, 255])).toEqual([1, 2, 2 ** -127, 2 ** 127, Number.NaN])
})

test('floats smaller than a byte are unpacked from the lowest bit up', () => {
  expect(convert('F4', [0x72, 0xf9])).toEqual([1, 6, -0.5, -6])
  // 0b000111 0b001000 0b011111 0b100001: four elements in three bytes.
  const packed = 0b000111 | (0b001000 << 6) | (0b011111 << 12) | (0b100001 << 18)
  const three = [packed & 0xff, (packed >> 8) & 0xff, packed >>> 16]
  expect(convert('F6_E2M3', three)).toEqual([0.875, 1, 7.5, -0.125])
  expect(convert('F6_E3M2', three)).toEqual([0.4375, 0.5, 28, -0.0625])
})

test('complex numbers are refused', () => {
  expect(() => convert('C64', new Uint8Array(8))).toThrow(/complex/)
})
