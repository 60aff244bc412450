import { encode } from 'fast-png'
import { enlarge } from './enlarge.ts'

/** Pixels, enlarged `zoom` times, as what an `<image>` of an SVG can show. `channels` is 1 for grey, 3 for RGB. */
export function pngDataUrl(width: number, height: number, data: Uint8Array, channels: 1 | 3, zoom: number): string {
  const large = enlarge(data, width, channels, zoom)
  const png = encode({ width: width * zoom, height: height * zoom, data: large, channels, depth: 8 })
  let binary = ''
  for (const byte of png) binary += String.fromCharCode(byte)
  return `data:image/png;base64,${btoa(binary)}`
}
