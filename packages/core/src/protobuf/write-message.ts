import { concat } from '../bytes/concat.ts'
import { encodeUtf8 } from '../files/utf8.ts'

/**
 * A field to write: a whole number, text, the bytes of a packed list or of a message, or a number of fixed width, which
 * `protoDouble` and `protoFloat` make.
 */
export type FieldValue = number | string | Uint8Array | FixedNumber

/** The bytes of a number of fixed width. */
export interface FixedNumber {
  readonly fixed: Uint8Array
}

/**
 * A protobuf message of these fields, in this order. https://protobuf.dev/programming-guides/encoding/
 */
export function writeMessage(
  fields: readonly (readonly [number: number, value: FieldValue])[],
): Uint8Array<ArrayBuffer> {
  return concat(
    fields.flatMap(([number, value]) => {
      if (typeof value === 'number') return [varint(number * 8), varint(value)]
      if (typeof value === 'object' && 'fixed' in value) {
        return [varint(number * 8 + (value.fixed.length === 8 ? 1 : 5)), value.fixed]
      }
      const bytes = typeof value === 'string' ? encodeUtf8(value) : value
      return [varint(number * 8 + 2), varint(bytes.length), bytes]
    }),
  )
}

/** A number as a protobuf `double`. */
export function protoDouble(value: number): FixedNumber {
  return { fixed: doubleBytes([value]) }
}

/** A number as a protobuf `float`. */
export function protoFloat(value: number): FixedNumber {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setFloat32(0, value, true)
  return { fixed: bytes }
}

/** Numbers as a packed list of protobuf's `double`. */
export function doubleBytes(values: ArrayLike<number>): Uint8Array {
  const bytes = new Uint8Array(8 * values.length)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < values.length; i++) view.setFloat64(8 * i, values[i]!, true)
  return bytes
}

/** A negative number takes ten bytes, as its 64-bit two's complement. */
function varint(number: number): Uint8Array {
  const bytes: number[] = []
  let value = number < 0 ? BigInt.asUintN(64, BigInt(number)) : BigInt(number)
  for (; value >= 0x80n; value >>= 7n) bytes.push(Number(value & 0x7fn) | 0x80)
  bytes.push(Number(value))
  return Uint8Array.from(bytes)
}
