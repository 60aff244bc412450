import { type Plane, quantile, transpose } from './plane.ts'

/** Of the image's width or height: how much of it a line of the paper crosses, and how thick it is at most. */
const LEAST_LENGTH = 0.8
const MOST_THICKNESS = 0.04
/** Of the ink's contrast, what a line has at least. */
const PLAIN = 0.22
const FAINTEST = 0.12
/** What is so many times as dark as the line is the drawing that crosses it. */
const DARKER = 1.7
/** The steepest line, in pixels down for each pixel across, and how finely slopes are tried, in pixels at the far end. */
const STEEPEST = 0.06
const STEP = 2
/** Fewer pixels than this have no room for lines. */
const LEAST_SIDE = 50

/** Ink without the lines of ruled or squared paper: thin, straight, and from one edge of the image to the other; null without such lines. */
export function withoutRuling(ink: Plane, contrast: number, grain: number): Plane | null {
  if (Math.min(ink.width, ink.height) < LEAST_SIDE) return null
  const least = Math.min(grain, 0.3 * contrast)
  let left: Plane = ink
  // Plain lines first: what lies between them may be as dark as the faintest.
  for (const level of [PLAIN, FAINTEST]) {
    const above = Math.max(level * contrast, least)
    const rows = withoutRows(left, above)
    const turned = transpose(rows)
    const both = withoutRows(turned, above)
    left = both === turned ? rows : transpose(both)
  }
  return left === ink ? null : left
}

function withoutRows(ink: Plane, least: number): Plane {
  const { width, height } = ink
  const thickness = Math.max(3, Math.round(MOST_THICKNESS * Math.min(width, height)))
  const isIn = new Uint8Array(ink.values.length)
  for (let i = 0; i < isIn.length; i++) if (ink.values[i]! > least) isIn[i] = 1
  let left: Float32Array | null = null
  for (let drop = -STEEPEST * width; drop <= STEEPEST * width; drop += STEP) {
    const offsets = Int32Array.from({ length: width }, (_, x) => Math.round((drop * x) / width))
    for (let y = Math.ceil(Math.max(0, -drop)); y < height - Math.max(0, drop); y++) {
      if (!isLine(isIn, width, y, offsets)) continue
      left ??= ink.values.slice()
      const most =
        DARKER *
        quantile(
          Float32Array.from(offsets, (offset, x) => ink.values[(y + offset) * width + x]!),
          0.5,
        )
      for (let x = 0; x < width; x++) erase(left, isIn, ink, x, y + offsets[x]!, thickness, most)
    }
  }
  return left === null ? ink : { width, height, values: left }
}

function isLine(isIn: Uint8Array, width: number, y: number, offsets: Int32Array): boolean {
  let lacking = (1 - LEAST_LENGTH) * width
  for (let x = 0; x < width; x++) if (isIn[(y + offsets[x]!) * width + x] === 0 && --lacking < 0) return false
  return true
}

/** Where something crosses the line, more is inked above and below than the line alone would ink, or more darkly: that stays. */
function erase(
  left: Float32Array,
  isIn: Uint8Array,
  { width, height, values }: Plane,
  x: number,
  row: number,
  thickness: number,
  most: number,
): void {
  if (isIn[row * width + x] === 0) return
  let [top, bottom] = [row, row]
  while (top > 0 && isIn[(top - 1) * width + x] === 1) top--
  while (bottom + 1 < height && isIn[(bottom + 1) * width + x] === 1) bottom++
  if (bottom - top + 1 > thickness) return
  for (let y = top; y <= bottom; y++) if (values[y * width + x]! <= most) left[y * width + x] = 0
}
