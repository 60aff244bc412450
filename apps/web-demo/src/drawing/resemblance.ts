import { type Dataset, digitResemblance } from 'oneloop'
import type { Stroke } from './rasterize.ts'

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
  return digitResemblance(digit, digits) >= LEAST_RESEMBLANCE
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
