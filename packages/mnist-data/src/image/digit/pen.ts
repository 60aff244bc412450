import { dilate, erode } from './morphology.ts'
import { type Plane, pad } from './plane.ts'
import { resize } from './resize.ts'

/** Pixels of the longer side at which the pen is measured and changed. */
const SIDE = 80
/** As a part of the longer side: a pen is left as it is between these, as nearly all of MNIST's are. */
const THINNEST = 0.08
const THICKEST = 0.22
/** What a thinner one becomes. */
const THIN = 0.1

/** The drawing with strokes about as wide as MNIST's: a thin pen would fade when it shrinks, a thick one fills the holes. */
export function suitPen(glyph: Plane): Plane {
  const longer = Math.max(glyph.width, glyph.height)
  const share = penWidth(glyph) / longer
  if (share >= THINNEST && share <= THICKEST) return glyph
  const scale = SIDE / longer
  const across = Math.max(1, Math.round(glyph.width * scale))
  const scaled = resize(glyph, across, Math.max(1, Math.round(glyph.height * scale)))
  const width = penWidth(scaled)
  if (share < THINNEST) {
    const radius = Math.max(0, (THIN * SIDE - width) / 2)
    return dilate(pad(scaled, Math.ceil(radius)), radius)
  }
  return erode(scaled, (width - THICKEST * SIDE) / 2)
}

/** In pixels: what is inked, over half the length of its outline, which runs along pixels and is so the longer. */
export function penWidth({ width, height, values }: Plane): number {
  let inked = 0
  let outline = 0
  const isIn = (x: number, y: number) => x >= 0 && y >= 0 && x < width && y < height && values[y * width + x]! > 0.5
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (!isIn(x, y)) continue
      inked++
      for (const [dx, dy] of SIDES) if (!isIn(x + dx, y + dy)) outline++
    }
  }
  return outline === 0 ? 0 : (2 * inked * OUTLINE_EXCESS) / outline
}

const SIDES = [
  [0, 1],
  [1, 0],
  [0, -1],
  [-1, 0],
] as const
/** Of a line in every direction alike, along the sides of pixels. */
const OUTLINE_EXCESS = 4 / Math.PI
