import { OneloopError } from '@oneloop/errors'
import type { GreyImage, RgbaImage } from '../grey-image.ts'
import type { Plane } from './plane.ts'

/** @throws OneloopError `DATA_INVALID` */
export function checkPixels(image: GreyImage | RgbaImage): void {
  const { width, height } = image
  const bytes = 'rgba' in image ? image.rgba.length / 4 : image.grey.length
  if (width > 0 && height > 0 && bytes === width * height) return
  throw new OneloopError(`${bytes} pixels are not an image of ${width}×${height}`, { code: 'DATA_INVALID' })
}

/**
 * Brightness, 0 to 255 (Rec. 709: https://www.itu.int/rec/R-REC-BT.709). What is transparent is laid over white, or over
 * black when the drawing would vanish on white.
 */
export function luminance(image: GreyImage | RgbaImage): Plane {
  const { width, height } = image
  if ('grey' in image) return { width, height, values: Float32Array.from(image.grey) }
  const onWhite = over(image.rgba, 255)
  const values = contrast(onWhite) > 16 ? onWhite : over(image.rgba, 0)
  return { width, height, values }
}

function over(rgba: Uint8Array | Uint8ClampedArray, background: number): Float32Array {
  return Float32Array.from({ length: rgba.length / 4 }, (_, pixel) => {
    const [red, green, blue, alpha] = rgba.subarray(pixel * 4, pixel * 4 + 4)
    const level = 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
    return background + ((level - background) * alpha!) / 255
  })
}

function contrast(values: Float32Array): number {
  return values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b))
}
