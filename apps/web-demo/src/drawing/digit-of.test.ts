import type { Dataset } from 'oneloop'
import { mnist } from 'oneloop/node'
import { beforeAll, expect, test } from 'vitest'
import { skeletonStrokes } from '../../test/support/skeleton.ts'
import { digitOf } from './digit-of.ts'
import { Ink } from './ink.ts'
import type { Stroke } from './rasterize.ts'

let digits: Dataset
beforeAll(async () => {
  digits = (await mnist()).test
})

function draw(strokes: readonly Stroke[], size = 1, left = 0, top = 0): Ink {
  const ink = new Ink()
  for (const stroke of strokes) {
    for (const [i, { x, y }] of stroke.entries()) {
      const point = { x: left + x * size, y: top + y * size }
      if (i === 0) ink.begin(point)
      else ink.extend(point)
    }
  }
  return ink
}

/** Mean difference of the pixels, as a part of the digit's own brightness. */
function difference(a: Uint8Array, b: Uint8Array): number {
  const sum = (bytes: Uint8Array) => bytes.reduce((total, byte) => total + byte, 0)
  return sum(a.map((level, i) => Math.abs(level - b[i]!))) / sum(b)
}

test('a digit is the same to the network however small it is drawn, and wherever', () => {
  for (let i = 0; i < 60; i++) {
    const strokes = skeletonStrokes(digits.image(i))
    const large = digitOf(draw(strokes))!
    expect(difference(digitOf(draw(strokes, 0.15, 0.8, 0.1))!, large)).toBeLessThan(0.02)
    expect(difference(digitOf(draw(strokes, 0.4, 0.05, 0.55))!, large)).toBeLessThan(0.02)
  }
})

test('the pen leaves as much ink as the pens of those who wrote the digits', () => {
  const ink = (image: Uint8Array) => image.reduce((sum, level) => sum + level, 0)
  const images = Array.from({ length: 200 }, (_, i) => digits.image(i))
  const drawn = images.map((image) => ink(digitOf(draw(skeletonStrokes(image)))!))
  const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)
  expect(total(drawn) / total(images.map(ink))).toBeCloseTo(1, 1)
})

test('a blank drawing is no digit, a digit put there is seen as it is, and the pen can add to it', () => {
  const ink = new Ink()
  expect(digitOf(ink)).toBeNull()
  ink.putDigit(digits.image(0))
  expect(digitOf(ink)).toEqual(digits.image(0))
  ink.begin({ x: 0.5, y: 0.9 })
  expect(digitOf(ink)).not.toEqual(digits.image(0))
  ink.clear()
  expect(digitOf(ink)).toBeNull()
})
