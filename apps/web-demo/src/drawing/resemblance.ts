import type { Dataset } from 'oneloop'
import type { Stroke } from './rasterize.ts'

const SIDE = 28

/**
 * Below this a drawing resembles no digit: of 1,500 test images, one in two hundred is as unlike the first 1,000 as that,
 * of lines that lie or lean back and of other signs nearly all are.
 */
const LEAST_RESEMBLANCE = 0.74

/**
 * Strokes longer than this many times the drawing's longer side are a scribble, and shorter ones a dot: the longest of the
 * skeletons of 2,000 test images is five times as long as its side, and a line is as long as its side.
 */
const LONGEST = 5
const SHORTEST = 0.3
/** Nearer than this to each other, as a part of the longer side, points are a trembling hand. */
const TREMBLE = 0.05

/** Whether a digit made of a drawing is like any of these digits. */
export function resemblesSome(digit: ArrayLike<number>, digits: Dataset): boolean {
  const seen = softened(digit)
  return references(digits).some((reference) => product(seen, reference) >= LEAST_RESEMBLANCE)
}

/** Whether strokes are too long for a digit of their size, or hardly there. */
export function isScribble(strokes: readonly Stroke[]): boolean {
  const points = strokes.flat()
  if (points.length === 0) return false
  const spread = (values: readonly number[]) => Math.max(...values) - Math.min(...values)
  const side = Math.max(0.04, spread(points.map(({ x }) => x)), spread(points.map(({ y }) => y)))
  const length = strokes.reduce((sum, stroke) => sum + lengthOf(stroke, TREMBLE * side), 0)
  return length > LONGEST * side || length < SHORTEST * side
}

function lengthOf(stroke: Stroke, leastMove: number): number {
  let length = 0
  let from = stroke[0]!
  for (const point of stroke) {
    const move = Math.hypot(point.x - from.x, point.y - from.y)
    if (move < leastMove) continue
    length += move
    from = point
  }
  return length
}

const known = new WeakMap<Dataset, readonly Float32Array[]>()

function references(digits: Dataset): readonly Float32Array[] {
  const made = known.get(digits) ?? Array.from({ length: digits.length }, (_, i) => softened(digits.image(i)))
  known.set(digits, made)
  return made
}

/** An image with each pixel the mean of itself and its neighbours, so that a pixel's shift counts little; of length 1. */
function softened(image: ArrayLike<number>): Float32Array {
  const soft = new Float32Array(SIDE * SIDE)
  for (let row = 0; row < SIDE; row++) {
    for (let column = 0; column < SIDE; column++) {
      let sum = 0
      for (let y = Math.max(0, row - 1); y <= Math.min(SIDE - 1, row + 1); y++) {
        for (let x = Math.max(0, column - 1); x <= Math.min(SIDE - 1, column + 1); x++) sum += image[y * SIDE + x]!
      }
      soft[row * SIDE + column] = sum
    }
  }
  const length = Math.sqrt(product(soft, soft))
  return soft.map((value) => value / length)
}

function product(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}
