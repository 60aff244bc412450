/** So many bytes become text at a time: whole groups of three, few enough to be arguments of one call. */
const BLOCK = 3 * 2 ** 12

/** Bytes as base64 (RFC 4648), by the `btoa` that every runtime has. */
export function encodeBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += BLOCK) {
    text += btoa(String.fromCharCode(...bytes.subarray(at, at + BLOCK)))
  }
  return text
}
