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

/** The bytes of a text in UTF-8. */
export function encodeUtf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
