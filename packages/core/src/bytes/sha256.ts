/** The SHA-256 of bytes, in hex. Needs WebCrypto: any Node, and browsers on https or localhost. */
export async function sha256(bytes: Uint8Array): Promise<string> {
  // WebCrypto refuses shared memory by its type; the bytes that are hashed here are never shared.
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
