import { OneloopError } from '@oneloop/core'

/**
 * Numbers as bytes.
 *
 * @param what they are: `'pixels'`, `'labels'`
 * @throws OneloopError `DATA_INVALID` when one is not a whole number from 0 to 255
 */
export function bytesOf(values: ArrayLike<number>, what: string, file: string): Uint8Array {
  if (values instanceof Uint8Array) return values
  const bytes = Uint8Array.from(values)
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] === values[i]) continue
    throw new OneloopError(`value ${i} of its ${what} is ${values[i]}, not a whole number from 0 to 255`, {
      code: 'DATA_INVALID',
      file,
      fix: what === 'pixels' ? 'save grey levels from 0 to 255' : 'number the classes from 0',
    })
  }
  return bytes
}

/** @returns `[rows, columns]` of an image of so many pixels; `null` when that is no square */
export function squareOf(pixels: number): readonly [number, number] | null {
  const side = Math.round(Math.sqrt(pixels))
  return side > 0 && side * side === pixels ? [side, side] : null
}
