import { OneloopError } from '@oneloop/core'

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/**
 * Width and height of a PNG, and its channels, out of its header. https://www.w3.org/TR/png-3/#11IHDR
 *
 * @throws OneloopError `IMAGE_BROKEN`
 */
export function pngSize(png: Uint8Array): { width: number; height: number; channels: number } {
  if (png.length < 33 || SIGNATURE.some((byte, i) => png[i] !== byte)) {
    throw new OneloopError('an image to log is no PNG', { code: 'IMAGE_BROKEN', fix: 'pass the bytes of a PNG file' })
  }
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  // By color type: grey, none, RGB, a palette (of RGB), grey with alpha, none, RGB with alpha.
  const channels = [1, 0, 3, 3, 2, 0, 4][png[25]!] ?? 0
  return { width: view.getUint32(16), height: view.getUint32(20), channels }
}
