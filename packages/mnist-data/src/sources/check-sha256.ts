import { OneloopError, sha256 } from '@oneloop/core'

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
