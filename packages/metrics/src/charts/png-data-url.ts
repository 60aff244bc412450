import { encode } from 'fast-png'

/** Pixels as something that an `<image>` of an SVG can show. `channels` is 1 for grey, 3 for RGB. */
export function pngDataUrl(width: number, height: number, data: Uint8Array, channels: 1 | 3): string {
  const png = encode({ width, height, data, channels, depth: 8 })
  let binary = ''
  for (const byte of png) binary += String.fromCharCode(byte)
  return `data:image/png;base64,${btoa(binary)}`
}
