import type { Stroke } from './handwriting.ts'

/** How much of each pixel is inked, 0 to 1, `[height, width]`. */
export interface Mask {
  readonly width: number
  readonly height: number
  readonly values: Float32Array
}

/** From a glyph's square of 1 × 1 to pixels: its middle, its side, and its turn in radians. */
export interface Place {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly angle: number
}

export function emptyMask(width: number, height: number): Mask {
  return { width, height, values: new Float32Array(width * height) }
}

/** Strokes in pixels, by a round pen. What is there stays. */
export function drawStrokes(mask: Mask, strokes: readonly Stroke[], penWidth: number): void {
  const reach = penWidth / 2 + 1
  for (const stroke of strokes) {
    for (const [i, from] of stroke.entries()) {
      const to = stroke[i + 1] ?? from
      const [dx, dy] = [to.x - from.x, to.y - from.y]
      const length2 = dx * dx + dy * dy
      const right = Math.min(mask.width - 1, Math.ceil(Math.max(from.x, to.x) + reach))
      const bottom = Math.min(mask.height - 1, Math.ceil(Math.max(from.y, to.y) + reach))
      for (let y = Math.max(0, Math.floor(Math.min(from.y, to.y) - reach)); y <= bottom; y++) {
        for (let x = Math.max(0, Math.floor(Math.min(from.x, to.x) - reach)); x <= right; x++) {
          const [px, py] = [x + 0.5 - from.x, y + 0.5 - from.y]
          const t = length2 === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / length2))
          const distance = Math.hypot(px - t * dx, py - t * dy)
          // A pen thinner than a pixel inks it in part.
          const inked = Math.min(1, penWidth) * Math.min(1, Math.max(0, (Math.max(penWidth, 1) + 1) / 2 - distance))
          const at = y * mask.width + x
          mask.values[at] = Math.max(mask.values[at]!, inked)
        }
      }
    }
  }
}

/** A glyph's strokes, `penWidth` as a part of the glyph's side. */
export function drawGlyph(mask: Mask, strokes: readonly Stroke[], place: Place, penWidth: number): void {
  const [cos, sin] = [Math.cos(place.angle) * place.size, Math.sin(place.angle) * place.size]
  const moved = strokes.map((stroke) =>
    stroke.map(({ x, y }) => ({
      x: place.x + (x - 0.5) * cos - (y - 0.5) * sin,
      y: place.y + (x - 0.5) * sin + (y - 0.5) * cos,
    })),
  )
  drawStrokes(mask, moved, penWidth * place.size)
}

/**
 * One of MNIST's images, its 20 pixels as long as the place's side.
 *
 * @param sharpness 1 for as blurred as it is when it is enlarged, more for the edge of a pen
 */
export function drawImage(mask: Mask, image: Uint8Array, place: Place, sharpness: number): void {
  const scale = 20 / place.size
  const [cos, sin] = [Math.cos(place.angle) * scale, Math.sin(place.angle) * scale]
  const samples = scale > 1 ? Math.ceil(scale) + 1 : 1
  for (let y = 0; y < mask.height; y++) {
    for (let x = 0; x < mask.width; x++) {
      let sum = 0
      for (let i = 0; i < samples * samples; i++) {
        const dx = x + ((i % samples) + 0.5) / samples - place.x
        const dy = y + (Math.floor(i / samples) + 0.5) / samples - place.y
        sum += sample(image, 14 + dx * cos + dy * sin, 14 - dx * sin + dy * cos)
      }
      const level = sum / (samples * samples)
      const inked = Math.min(1, Math.max(0, (level - 0.5) * sharpness + 0.5))
      if (inked > 0)
        mask.values[y * mask.width + x] = Math.max(mask.values[y * mask.width + x]!, sharpness === 1 ? level : inked)
    }
  }
}

/** Between the middles of the four nearest pixels, 0 to 1. */
function sample(image: Uint8Array, x: number, y: number): number {
  const [left, top] = [Math.floor(x - 0.5), Math.floor(y - 0.5)]
  const [right, bottom] = [x - 0.5 - left, y - 0.5 - top]
  const at = (column: number, row: number) =>
    column < 0 || row < 0 || column > 27 || row > 27 ? 0 : image[row * 28 + column]! / 255
  return (
    (at(left, top) * (1 - right) + at(left + 1, top) * right) * (1 - bottom) +
    (at(left, top + 1) * (1 - right) + at(left + 1, top + 1) * right) * bottom
  )
}
