import { OneloopError } from '@oneloop/core'
import type { GreyImage, RgbaImage } from '../grey-image.ts'
import type { Plane } from './plane.ts'

/** @throws OneloopError `ARGUMENT_INVALID` */
export function checkPixels(image: GreyImage | RgbaImage): void {
  const { width, height } = image
  const bytes = 'rgba' in image ? image.rgba.length / 4 : image.grey.length
  if (width > 0 && height > 0 && bytes === width * height) return
  throw new OneloopError(`${bytes} pixels are not an image of ${width}×${height}`, { code: 'ARGUMENT_INVALID' })
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

// Plain loops: a photograph has millions of pixels.
function over(rgba: Uint8Array | Uint8ClampedArray, background: number): Float32Array {
  const levels = new Float32Array(rgba.length / 4)
  for (let pixel = 0; pixel < levels.length; pixel++) {
    const at = pixel * 4
    const level = 0.2126 * rgba[at]! + 0.7152 * rgba[at + 1]! + 0.0722 * rgba[at + 2]!
    levels[pixel] = background + ((level - background) * rgba[at + 3]!) / 255
  }
  return levels
}

function contrast(levels: Float32Array): number {
  let least = Number.POSITIVE_INFINITY
  let most = Number.NEGATIVE_INFINITY
  for (let i = 0; i < levels.length; i++) {
    least = Math.min(least, levels[i]!)
    most = Math.max(most, levels[i]!)
  }
  return most - least
}
