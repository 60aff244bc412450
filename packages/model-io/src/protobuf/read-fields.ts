import type { Fault } from '@oneloop/core/files'

/** A part of a file that holds one message. */
export interface Span {
  readonly bytes: Uint8Array
  /** Where its first byte lies in the file. */
  readonly offset: number
}

/** One field of a message. `number` is the field's, `offset` that of its tag in the file. */
export type ProtoField =
  | { readonly kind: 'varint'; readonly number: number; readonly value: number; readonly offset: number }
  | { readonly kind: 'fixed'; readonly number: number; readonly span: Span; readonly offset: number }
  | { readonly kind: 'bytes'; readonly number: number; readonly span: Span; readonly offset: number }

/** How many fields a file may have in all, its nested messages counted. */
export class FieldBudget {
  #left = 500_000
  readonly #fault: Fault

  constructor(fault: Fault) {
    this.#fault = fault
  }

  spend(offset: number): void {
    if (this.#left-- <= 0) throw this.#fault('MODEL_FILE_TOO_LARGE', 'the protobuf has more than 500000 fields', offset)
  }
}

/**
 * The fields of one protobuf message, each seen to lie inside it; nested messages come as bytes, so nothing recurses.
 * https://protobuf.dev/programming-guides/encoding/
 *
 * @throws OneloopError `MODEL_FILE_TRUNCATED` for a field longer than its message, `MODEL_FILE_CORRUPT`
 */
export function* readFields({ bytes, offset: base }: Span, budget: FieldBudget, fault: Fault): Generator<ProtoField> {
  let at = 0
  while (at < bytes.length) {
    const offset = base + at
    budget.spend(offset)
    const tag = readVarint(bytes, at, base, fault)
    at = tag.end
    const number = Math.floor(tag.value / 8)
    if (tag.value < 8 || number > MAX_FIELD_NUMBER) {
      throw fault('MODEL_FILE_CORRUPT', 'the protobuf has an impossible field number', offset)
    }
    const type = tag.value % 8
    if (type === 0) {
      const { value, end } = readVarint(bytes, at, base, fault)
      at = end
      yield { kind: 'varint', number, value, offset }
      continue
    }
    const length = type === 2 ? readVarint(bytes, at, base, fault) : { value: FIXED_BYTES[type], end: at }
    at = length.end
    if (length.value === undefined) {
      throw fault('MODEL_FILE_CORRUPT', `the protobuf has a field of the unknown type ${type}`, offset)
    }
    if (length.value < 0 || length.value > bytes.length - at) {
      throw fault(
        'MODEL_FILE_TRUNCATED',
        `a protobuf field claims ${length.value} of ${bytes.length - at} bytes`,
        offset,
      )
    }
    const span = { bytes: bytes.subarray(at, at + length.value), offset: base + at }
    at += length.value
    yield { kind: type === 2 ? 'bytes' : 'fixed', number, span, offset }
  }
}

/** All the varints of a packed field. */
export function* readPacked({ bytes, offset }: Span, fault: Fault): Generator<number> {
  for (let at = 0; at < bytes.length; ) {
    const { value, end } = readVarint(bytes, at, offset, fault)
    at = end
    yield value
  }
}

const MAX_FIELD_NUMBER = 2 ** 29 - 1
const FIXED_BYTES: Record<number, number> = { 1: 8, 5: 4 }

/** A varint as the signed 64-bit integer that ONNX means; past 2⁵³ inexact, and so refused by whoever uses it. */
function readVarint(bytes: Uint8Array, at: number, base: number, fault: Fault): { value: number; end: number } {
  let low = 0
  for (let i = 0; i < 10; i++) {
    const byte = bytes[at + i]
    if (byte === undefined) throw fault('MODEL_FILE_TRUNCATED', 'the protobuf ends inside a number', base + at)
    if (i < 7) low += (byte & 0x7f) * 2 ** (7 * i)
    if (byte < 0x80) return { value: i < 7 ? low : wide(bytes, at, i), end: at + i + 1 }
  }
  throw fault('MODEL_FILE_CORRUPT', 'the protobuf has a number of more than ten bytes', base + at)
}

function wide(bytes: Uint8Array, at: number, last: number): number {
  let value = 0n
  for (let i = last; i >= 0; i--) value = (value << 7n) | BigInt(bytes[at + i]! & 0x7f)
  return Number(BigInt.asIntN(64, value))
}
