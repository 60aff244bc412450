import type { Dataset } from 'oneloop'
import { mnist } from 'oneloop/node'
import { beforeAll, expect, test } from 'vitest'
import { skeletonStrokes } from '../../test/support/skeleton.ts'
import { digitOf } from './digit-of.ts'
import { Ink } from './ink.ts'
import type { Stroke } from './rasterize.ts'
import { isScribble, resemblesSome } from './resemblance.ts'

let test_: Dataset
let sample: Dataset
beforeAll(async () => {
  test_ = (await mnist()).test
  sample = test_.subset({ start: 0, end: 1000 })
})

function looksLikeDigit(strokes: readonly Stroke[]): boolean {
  const ink = new Ink()
  for (const [first, ...rest] of strokes) {
    ink.begin(first!)
    for (const point of rest) ink.extend(point)
  }
  return resemblesSome(digitOf(ink)!, sample) && !isScribble(strokes)
}

/** A straight line through the middle, its slope in degrees. */
function line(degrees: number): Stroke[] {
  const [x, y] = [0.4 * Math.cos((degrees * Math.PI) / 180), 0.4 * Math.sin((degrees * Math.PI) / 180)]
  return [
    [
      { x: 0.5 - x, y: 0.5 + y },
      { x: 0.5 + x, y: 0.5 - y },
    ],
  ]
}

/** A pen that wanders, the same way for the same number. */
function scribble(number: number): Stroke[] {
  let state = number * 7919 + 1
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32 - 0.5
  }
  let [x, y, dx, dy] = [0.5, 0.5, 0, 0]
  return [
    Array.from({ length: 80 }, () => {
      dx = dx * 0.6 + random() * 0.25
      dy = dy * 0.6 + random() * 0.25
      x = Math.min(0.95, Math.max(0.05, x + dx))
      y = Math.min(0.95, Math.max(0.05, y + dy))
      return { x, y }
    }),
  ]
}

test('digits that people wrote, and digits drawn by pen, look like digits', () => {
  const others = Array.from({ length: 300 }, (_, i) => test_.image(2000 + i))
  expect(others.filter((image) => resemblesSome(image, sample)).length).toBeGreaterThanOrEqual(295)
  expect(others.filter((image) => looksLikeDigit(skeletonStrokes(image))).length).toBeGreaterThanOrEqual(292)
})

test.each([0, 15, 30, 135, 150, 165])('a line at %d° does not', (degrees) => {
  expect(looksLikeDigit(line(degrees))).toBe(false)
})

test.each([75, 90])('a line at %d° is a 1', (degrees) => {
  expect(looksLikeDigit(line(degrees))).toBe(true)
})

test('a scribble does not, and neither does a dot', () => {
  const scribbles = Array.from({ length: 40 }, (_, i) => scribble(i))
  expect(scribbles.filter(looksLikeDigit).length).toBeLessThanOrEqual(2)
  expect(looksLikeDigit([[{ x: 0.5, y: 0.5 }]])).toBe(false)
})
