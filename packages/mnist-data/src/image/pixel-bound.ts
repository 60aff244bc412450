import { OneloopError } from '@oneloop/core'

/** More than the cameras of today's telephones give. */
const MAX_PIXELS = 1 << 25
const MAX_SIDE = 1 << 14

/** @throws OneloopError `TOO_LARGE` when decoding so many pixels would cost more than a picture of a digit may */
export function checkPixelCount(width: number, height: number, file: string, most: number = MAX_PIXELS): void {
  if (width * height <= most && Math.max(width, height) <= MAX_SIDE) return
  throw new OneloopError(`${width}×${height} pixels are too many`, {
    code: 'TOO_LARGE',
    file,
    fix: `shrink it: up to ${most} pixels are read, and up to ${MAX_SIDE} on a side`,
  })
}
