import { maskedCrc32c } from '../src/tensorboard/crc32c.ts'

/** A protobuf field: a varint, the bytes of a fixed number, or those of a message, a text or a list. */
export interface Field {
  readonly number: number
  readonly value: number | Uint8Array
}

/** The data of a TFRecord file's records, each of whose checksums is right; throws at the first that is not. */
export function readRecords(file: Uint8Array): Uint8Array[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const records: Uint8Array[] = []
  for (let at = 0; at < file.length; ) {
    const length = Number(view.getBigUint64(at, true))
    const data = file.subarray(at + 12, at + 12 + length)
    if (view.getUint32(at + 8, true) !== maskedCrc32c(file.subarray(at, at + 8))) throw new Error(`length at ${at}`)
    if (view.getUint32(at + 12 + length, true) !== maskedCrc32c(data)) throw new Error(`data at ${at}`)
    records.push(data)
    at += 16 + length
  }
  return records
}

/** The fields of a protobuf message, in their order. */
export function fields(message: Uint8Array): Field[] {
  const found: Field[] = []
  let at = 0
  const varint = () => {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = message[at++]!
      value += (byte & 0x7f) * 2 ** shift
      if (byte < 0x80) return value
    }
  }
  while (at < message.length) {
    const tag = varint()
    const [number, type] = [Math.floor(tag / 8), tag % 8]
    if (type === 0) {
      found.push({ number, value: varint() })
      continue
    }
    const length = type === 1 ? 8 : type === 5 ? 4 : varint()
    found.push({ number, value: message.subarray(at, at + length) })
    at += length
  }
  return found
}

/** The bytes of a message's field. */
export function bytesOf(message: Uint8Array, number: number): Uint8Array {
  const found = fields(message).find((field) => field.number === number)?.value
  if (found instanceof Uint8Array) return found
  throw new Error(`there is no message ${number}`)
}

export const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
export const double = (bytes: Uint8Array, at = 0) =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getFloat64(at, true)
export const float = (bytes: Uint8Array) =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getFloat32(0, true)
export const doubles = (bytes: Uint8Array) => Array.from({ length: bytes.length / 8 }, (_, i) => double(bytes, 8 * i))

/** One value of an event file, as a person would say it. */
export interface ReadValue {
  readonly step: number
  readonly tag: string
  readonly kind: 'scalar' | 'image' | 'histogram' | 'plugin'
  readonly body: Uint8Array
}

const KINDS = { 2: 'scalar', 4: 'image', 5: 'histogram', 9: 'plugin' } as const

/** Every value of an event file, with the step of its event. */
export function readValues(file: Uint8Array): ReadValue[] {
  return readRecords(file).flatMap((event) => {
    const step = Number(fields(event).find(({ number }) => number === 2)?.value ?? 0)
    return fields(event)
      .filter(({ number }) => number === 5)
      .map(({ value: summary }): ReadValue => {
        const value = bytesOf(summary as Uint8Array, 1)
        const body = fields(value).find(({ number }) => number in KINDS)!
        return {
          step,
          tag: text(bytesOf(value, 1)),
          kind: KINDS[body.number as keyof typeof KINDS],
          body: body.value as Uint8Array,
        }
      })
  })
}
