import { encode } from 'fast-png'
import type { GreyImage } from '../grey-image.ts'

/** The bytes of an 8-bit grey PNG file. https://www.w3.org/TR/png-3/ */
export function encodePng({ width, height, grey }: GreyImage): Uint8Array {
  return encode({ width, height, data: grey, depth: 8, channels: 1 })
}
