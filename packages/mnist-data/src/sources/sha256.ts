import { OneloopError } from '@oneloop/errors'

/** The SHA-256 of `bytes`, in lower-case hexadecimal. */
export async function sha256(bytes: Uint8Array): Promise<string> {
  // WebCrypto refuses shared memory by type; these bytes were read by us and are not shared.
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/**
 * @param expected one of these
 * @throws OneloopError `CHECKSUM_MISMATCH`
 */
export async function checkSha256(bytes: Uint8Array, expected: readonly string[], file: string): Promise<void> {
  const actual = await sha256(bytes)
  if (expected.includes(actual)) return
  throw new OneloopError(`sha256 is ${actual}, not ${expected.join(' or ')}`, {
    code: 'CHECKSUM_MISMATCH',
    file,
    fix: 'fetch it again',
  })
}
