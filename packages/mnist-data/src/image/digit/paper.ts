import { close } from './morphology.ts'
import type { Plane } from './plane.ts'
import { smooth } from './smooth.ts'

/** Levels this near to one another are one paper, with the traces of JPEG. */
const SAME = 8
/** A drawing's sheet is at least this part of it. */
const SHEET_SHARE = 0.45
/** Levels that differ as little as this from the sheet's are shade or grain, and a drawing has few such pixels. */
const SHADE = 32
const MOST_SHADE = 0.12
/** More than this part of a drawing is not ink, but half of the paper lies in a shadow. */
const MOST_INK = 0.4
/** What has fewer pixels to a side is taken for no photograph. */
const LARGE = 100
/** Of the smaller side, how wide a stroke may be, half of it: what is wider is taken for a part of the ground. */
const WIDEST_STROKE = 0.17

/** How bright the ground under the drawing is, at each pixel, or everywhere; and whether what is drawn is darker. */
export interface Ground {
  readonly isInkDark: boolean
  /** Of the image, or of its negative where the ink is bright: the ink is always below it. */
  readonly level: Float32Array | number
}

/** The sheet of one level that most of a picture is, if it has one; else what a photograph shows of paper in uneven light. */
export function findGround(plane: Plane): Ground {
  const sheet = sheetLevel(plane)
  if (sheet !== null) {
    // By the cube, few dark pixels say more than a little shade over many.
    const isInkDark = plane.values.reduce((sum, level) => sum + (level - sheet) ** 3, 0) <= 0
    return { isInkDark, level: isInkDark ? sheet : 255 - sheet }
  }
  const isInkDark = skewness(plane) < 0
  const reach = Math.max(3, Math.round(Math.min(plane.width, plane.height) * WIDEST_STROKE))
  const upright = isInkDark ? plane : negative(plane)
  return { isInkDark, level: smooth(close(smooth(upright, 1), reach), 2).values }
}

export function negative({ width, height, values }: Plane): Plane {
  return { width, height, values: values.map((level) => 255 - level) }
}

/** The level that most pixels have, where one paper of one level was drawn on; null for a photograph, with its grain and shade. */
function sheetLevel({ width, height, values }: Plane): number | null {
  const counts = new Float64Array(256)
  for (const value of values) counts[Math.round(value)]!++
  const mode = counts.indexOf(counts.reduce((most, count) => Math.max(most, count)))
  let [sum, same, shaded, flat] = [0, 0, 0, 0]
  for (let i = 0; i < values.length; i++) {
    const distance = Math.abs(values[i]! - mode)
    if (distance <= SAME) {
      sum += values[i]!
      same++
    } else if (distance <= SHADE) shaded++
    if (i > 0 && Math.abs(values[i]! - values[i - 1]!) < 0.05) flat++
  }
  if (same < SHEET_SHARE * values.length) return null
  if (Math.min(width, height) < LARGE) return sum / same
  const isOneSheet = values.length - same - shaded < MOST_INK * values.length
  const isEven = flat >= values.length / 2 && shaded <= MOST_SHADE * values.length
  return isOneSheet && isEven ? sum / same : null
}

/** Below 0 where few pixels are much darker than those around them: ink on paper; above 0 for chalk on a board. */
function skewness(plane: Plane): number {
  const { values } = plane
  const around = smooth(plane, Math.max(2, Math.round(Math.min(plane.width, plane.height) * WIDEST_STROKE))).values
  return values.reduce((sum, level, i) => sum + (level - around[i]!) ** 3, 0)
}
