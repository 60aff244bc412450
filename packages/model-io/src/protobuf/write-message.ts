import { concat } from '@oneloop/core'
import { encodeUtf8 } from '@oneloop/core/files'

/** A field to write: a whole number, text, or the bytes of a packed list or of a message. */
export type FieldValue = number | string | Uint8Array

/** A protobuf message of these fields, in this order. */
export function writeMessage(
  fields: readonly (readonly [number: number, value: FieldValue])[],
): Uint8Array<ArrayBuffer> {
  return concat(
    fields.flatMap(([number, value]) => {
      if (typeof value === 'number') return [varint(number * 8), varint(value)]
      const bytes = typeof value === 'string' ? encodeUtf8(value) : value
      return [varint(number * 8 + 2), varint(bytes.length), bytes]
    }),
  )
}

/** A negative number takes ten bytes, as its 64-bit two's complement. */
function varint(number: number): Uint8Array {
  const bytes: number[] = []
  let value = number < 0 ? BigInt.asUintN(64, BigInt(number)) : BigInt(number)
  for (; value >= 0x80n; value >>= 7n) bytes.push(Number(value & 0x7fn) | 0x80)
  bytes.push(Number(value))
  return Uint8Array.from(bytes)
}
