import type { GreyImage, RgbaImage } from '../grey-image.ts'
import { findDigit } from './find-digit.ts'

/**
 * The digit that `findDigit` finds, whether or not it looks like one.
 *
 * @returns `[784]`
 * @throws OneloopError as `findDigit`
 */
export function digitFromImage(image: GreyImage | RgbaImage): Uint8Array {
  return findDigit(image).digit
}
