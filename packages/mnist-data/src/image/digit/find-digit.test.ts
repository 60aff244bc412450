import type { Dataset } from '@oneloop/data'
import { beforeAll, describe, expect, test } from 'vitest'
import { mnist } from '../../node/index.ts'
import { digitResemblance } from './digit-resemblance.ts'
import { findDigit } from './find-digit.ts'

let digits: Dataset
let examples: Dataset

beforeAll(async () => {
  const both = await mnist()
  digits = both.test
  examples = both.train.subset({ start: 0, end: 1000 })
})

const SIDE = 200

/** A grey image of 200 × 200 whose levels `level` says. */
function image(level: (x: number, y: number) => number, side = SIDE) {
  const grey = Uint8Array.from({ length: side * side }, (_, i) =>
    Math.min(255, Math.max(0, Math.round(level(i % side, Math.floor(i / side))))),
  )
  return { width: side, height: side, grey }
}

/** How much ink of digit `row` is at a point of the sheet, five pixels of it for each of the digit's. */
function inkAt(row: number, x: number, y: number): number {
  const [column, line] = [Math.floor((x - 30) / 5), Math.floor((y - 30) / 5)]
  return column < 0 || line < 0 || column > 27 || line > 27 ? 0 : digits.image(row)[line * 28 + column]! / 255
}

function difference(actual: Uint8Array, expected: Uint8Array): number {
  const sum = (bytes: Uint8Array) => bytes.reduce((a, b) => a + b, 0)
  return sum(actual.map((level, i) => Math.abs(level - expected[i]!))) / sum(expected)
}

const ROWS = [0, 1, 2, 3, 4, 7, 8, 11]

describe('what lies around a digit is told from it', () => {
  const cases: Readonly<Record<string, (row: number, x: number, y: number) => number>> = {
    'a speck in a corner': (row, x, y) => (x < 6 && y < 6 ? 20 : 230 - 200 * inkAt(row, x, y)),
    'a frame': (row, x, y) => (Math.min(x, y, 199 - x, 199 - y) === 4 ? 20 : 230 - 200 * inkAt(row, x, y)),
    'a dark panel on a white page': (row, x, y) =>
      Math.min(x, y, 199 - x, 199 - y) < 20 ? 255 : 30 + 200 * inkAt(row, x, y),
    'light that falls off to a side': (row, x, y) => (230 - 170 * inkAt(row, x, y)) * (1 - 0.6 * (x / 200)),
    'a hard shadow': (row, x, y) => (230 - 170 * inkAt(row, x, y)) * (x + y > 190 ? 0.55 : 1),
    'ruled paper': (row, x, y) => (y % 24 === 3 ? 170 : 235) * (1 - 0.85 * inkAt(row, x, y)),
  }
  test.each(Object.entries(cases))('%s', (_, level) => {
    const differences = ROWS.map((row) => {
      const { digit, doubt } = findDigit(image((x, y) => level(row, x, y)))
      expect(doubt).toBeNull()
      return difference(digit, digits.image(row))
    })
    expect(differences.reduce((a, b) => a + b) / ROWS.length).toBeLessThan(0.3)
  })
})

test('a small digit in a corner of 28×28 is read as the same one on a larger sheet is', () => {
  const small = (side: number) =>
    image((x, y) => 255 * digits.image(0)[Math.floor(y - 1) * 56 + Math.floor(x - 1) * 2]!, side)
  expect(findDigit(small(28)).digit).toEqual(findDigit(small(56)).digit)
})

describe('what is no digit is said to be none', () => {
  const distance = (x: number, y: number) => Math.hypot(x - 100, y - 100)
  const cases: Readonly<Record<string, [(x: number, y: number) => number, RegExp]>> = {
    'a blot': [(x, y) => (distance(x, y) < 60 ? 0 : 255), /blot/],
    'three rings in a row': [(x, y) => (Math.abs(Math.hypot((x % 66) - 33, y - 100) - 20) < 4 ? 0 : 255), /3 shapes/],
    'a maze': [(x, y) => (distance(x, y) < 80 && Math.floor(distance(x, y) / 5) % 2 ? 0 : 255), /shapes|strokes/],
    'a lattice': [(x, y) => (distance(x, y) < 70 && ((x + y) % 28 < 5 || (x - y + 280) % 28 < 5) ? 0 : 255), /strokes/],
  }
  test.each(Object.entries(cases))('%s', (_, [level, why]) => {
    expect(findDigit(image(level)).doubt).toMatch(why)
  })

  test('a lying line resembles no digit, and nearly every digit resembles one', () => {
    const line = image((x, y) => (Math.abs(y - 100) < 8 && Math.abs(x - 100) < 70 ? 0 : 255))
    expect(digitResemblance(findDigit(line).digit, examples)).toBeLessThan(0.74)
    const alike = Array.from({ length: 300 }, (_, i) => digitResemblance(digits.image(i), examples))
    expect(alike.filter((value) => value < 0.74).length).toBeLessThanOrEqual(3)
  })
})

test('pictures of a pixel or a line are blank or a digit, and never a crash', () => {
  for (const [width, height] of [
    [1, 1],
    [1, 40],
    [40, 1],
    [2, 2],
    [3, 700],
  ] as const) {
    const grey = Uint8Array.from({ length: width * height }, (_, i) => (i % 3 === 0 ? 0 : 255))
    try {
      expect(findDigit({ width, height, grey }).digit).toHaveLength(784)
    } catch (error) {
      expect(error).toMatchObject({ code: 'IMAGE_BLANK' })
    }
  }
})
