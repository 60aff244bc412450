import type { RgbaImage } from '../grey-image.ts'

/**
 * A photograph turned as its camera was held.
 *
 * @param orientation EXIF's, from 1 (as it is) to 8 https://www.cipa.jp/std/documents/e/DC-008-2012_E.pdf
 */
export function upright(image: RgbaImage, orientation: number): RgbaImage {
  if (orientation < 2 || orientation > 8) return image
  const { width: from, height: fromHeight, rgba } = image
  const isTurned = orientation > 4
  const [width, height] = isTurned ? [fromHeight, from] : [from, fromHeight]
  // From which end the old rows and columns are read.
  const fromRight = [2, 3, 7, 8].includes(orientation)
  const fromBottom = [3, 4, 6, 7].includes(orientation)
  const pixels = new Uint32Array(rgba.slice().buffer)
  const turned = new Uint32Array(pixels.length)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [oldX, oldY] = isTurned ? [y, x] : [x, y]
      const column = fromRight ? from - 1 - oldX : oldX
      const row = fromBottom ? fromHeight - 1 - oldY : oldY
      turned[y * width + x] = pixels[row * from + column]!
    }
  }
  return { width, height, rgba: new Uint8Array(turned.buffer) }
}
