import { printable } from '../errors/printable.ts'
import type { Fault } from '../files/fault.ts'
import { decodeUtf8 } from '../files/utf8.ts'

/** What a JSON value of each kind is here. Objects are maps: no key can reach a prototype. */
export interface JsonValues {
  object: ReadonlyMap<string, Json>
  array: readonly Json[]
  string: string
  number: number
  boolean: boolean
  null: null
}

/** A JSON value with the offset of its first byte in the file. */
export type Json = {
  [K in keyof JsonValues]: { readonly kind: K; readonly value: JsonValues[K]; readonly offset: number }
}[keyof JsonValues]

const MAX_DEPTH = 64
const MAX_VALUES = 200_000
/** A header of ten thousand tensors takes one megabyte. */
const MAX_BYTES = 2 ** 23
/** A float64 needs 24 characters; some programs write more of its digits. */
const MAX_NUMBER = 64

/**
 * Strict JSON (RFC 8259) from bytes: one value, white space around it, nothing else.
 *
 * Unlike `JSON.parse` it refuses duplicate keys, more than 8 MiB, nesting deeper than 64 and more than 200,000 values,
 * so that no text takes long to be refused, and says at which byte it failed.
 *
 * @param start of `bytes` in the file, for the offsets
 * @throws OneloopError `MODEL_FILE_CORRUPT`, or `MODEL_FILE_TOO_LARGE` for the size, the nesting and the number of values
 */
export function parseJson(bytes: Uint8Array, start: number, fault: Fault): Json {
  if (bytes.length > MAX_BYTES) {
    throw fault('MODEL_FILE_TOO_LARGE', `the JSON has ${bytes.length} bytes, more than ${MAX_BYTES}`, start)
  }
  let at = 0
  let values = 0

  const wrong = (message: string, where = at) => fault('MODEL_FILE_CORRUPT', message, start + where)

  function skipSpace(): void {
    while (at < bytes.length && isSpace(bytes[at]!)) at++
  }

  function expect(char: number): void {
    if (bytes[at] !== char) throw wrong(`the JSON needs '${String.fromCharCode(char)}' here`)
    at++
  }

  function string(): string {
    const from = at
    expect(QUOTE)
    let escaped = false
    while (at < bytes.length && bytes[at] !== QUOTE) {
      if (bytes[at]! < 0x20) throw wrong('a JSON string holds a control character')
      if (bytes[at] === BACKSLASH) {
        escaped = true
        at++
      }
      at++
    }
    if (at >= bytes.length) throw wrong('a JSON string does not end', from)
    at++
    const text = decodeUtf8(bytes.subarray(from + 1, at - 1), start + from, 'a JSON string', fault)
    if (!escaped) return text
    try {
      return JSON.parse(`"${text}"`) as string
    } catch {
      throw wrong('a JSON string has a bad escape', from)
    }
  }

  function number(): number {
    const from = at
    while (at < bytes.length && at - from <= MAX_NUMBER && NUMBER_CHARACTERS.has(bytes[at]!)) at++
    if (at - from > MAX_NUMBER) throw wrong(`the JSON has a number of more than ${MAX_NUMBER} characters`, from)
    const text = String.fromCharCode(...bytes.subarray(from, at))
    if (!/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text)) throw wrong('the JSON has no value here', from)
    return Number(text)
  }

  function word(text: string): void {
    for (let i = 0; i < text.length; i++) {
      if (bytes[at + i] !== text.charCodeAt(i)) throw wrong('the JSON has no value here')
    }
    at += text.length
  }

  function value(depth: number): Json {
    if (depth > MAX_DEPTH) {
      throw fault('MODEL_FILE_TOO_LARGE', `the JSON nests deeper than ${MAX_DEPTH}`, start + at)
    }
    if (++values > MAX_VALUES) {
      throw fault('MODEL_FILE_TOO_LARGE', `the JSON holds more than ${MAX_VALUES} values`, start + at)
    }
    skipSpace()
    const offset = start + at
    const parsed = bare(depth, offset)
    skipSpace()
    return parsed
  }

  function bare(depth: number, offset: number): Json {
    switch (bytes[at]) {
      case 0x7b:
        return { kind: 'object', value: object(depth), offset }
      case 0x5b:
        return { kind: 'array', value: array(depth), offset }
      case QUOTE:
        return { kind: 'string', value: string(), offset }
      case 0x74:
        word('true')
        return { kind: 'boolean', value: true, offset }
      case 0x66:
        word('false')
        return { kind: 'boolean', value: false, offset }
      case 0x6e:
        word('null')
        return { kind: 'null', value: null, offset }
      default:
        return { kind: 'number', value: number(), offset }
    }
  }

  function object(depth: number): Map<string, Json> {
    const map = new Map<string, Json>()
    at++
    skipSpace()
    while (bytes[at] !== 0x7d) {
      if (map.size > 0) {
        expect(0x2c)
        skipSpace()
      }
      const keyAt = at
      const key = string()
      if (map.has(key)) throw wrong(`the JSON has the key '${printable(key)}' twice`, keyAt)
      skipSpace()
      expect(0x3a)
      map.set(key, value(depth + 1))
    }
    at++
    return map
  }

  function array(depth: number): Json[] {
    const items: Json[] = []
    at++
    skipSpace()
    while (bytes[at] !== 0x5d) {
      if (items.length > 0) expect(0x2c)
      items.push(value(depth + 1))
    }
    at++
    return items
  }

  const parsed = value(0)
  if (at < bytes.length) throw wrong('the JSON goes on after its end')
  return parsed
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const NUMBER_CHARACTERS = /* @__PURE__ */ new Set(/* @__PURE__ */ Array.from('+-.0123456789eE', (c) => c.charCodeAt(0)))

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
}
