/**
 * Gives the page SHA-256 where the browser has none: a page that comes by http from another machine, as in a classroom
 * without internet, has no `crypto.subtle`. The library is fetched with the first digest.
 */
export function provideSha256(): void {
  if (crypto.subtle !== undefined) return
  const digest = async (algorithm: string, bytes: Uint8Array): Promise<ArrayBuffer> => {
    if (algorithm !== 'SHA-256') throw new Error(`${algorithm} needs a page that comes by https`)
    const { sha256 } = await import('@noble/hashes/sha2.js')
    return sha256(bytes).buffer as ArrayBuffer
  }
  Object.defineProperty(crypto, 'subtle', { value: { digest } })
}
