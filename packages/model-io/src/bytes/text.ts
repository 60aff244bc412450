import type { Fault } from './fault.ts'

const decoder = /* @__PURE__ */ new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Strict UTF-8: a byte that is not is refused, never replaced. */
export function decodeUtf8(bytes: Uint8Array, offset: number, what: string, fault: Fault): string {
  try {
    return decoder.decode(bytes)
  } catch {
    throw fault('MODEL_FILE_CORRUPT', `${what} is not valid UTF-8`, offset)
  }
}

export function encodeUtf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** A name from a file, safe to print on one line: invisible characters escaped, cut at 80 characters. */
export function printable(text: string): string {
  const short = text.length > 80 ? `${text.slice(0, 79)}…` : text
  return short.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (c) => `\\u{${c.codePointAt(0)!.toString(16)}}`)
}

/** One line for a shape: `[128, 784]`. A hostile rank is cut short. */
export function shapeText(shape: readonly number[]): string {
  const shown = shape.slice(0, 8).join(', ')
  return `[${shown}${shape.length > 8 ? ', …' : ''}]`
}
