import type { Dataset } from '@oneloop/data'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { mnist } from '../../node/index.ts'
import { digitFromImage } from './digit-from-image.ts'

let digits: Dataset

beforeAll(async () => {
  digits = (await mnist()).test
})

const square = (grey: Uint8Array) => ({ width: 28, height: 28, grey })

/** Mean difference of the pixels, as a part of the digit's own brightness. */
function difference(actual: Uint8Array, expected: Uint8Array): number {
  const sum = (bytes: Uint8Array) => bytes.reduce((a, b) => a + b, 0)
  return sum(actual.map((level, i) => Math.abs(level - expected[i]!))) / sum(expected)
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length
}

/** The digit `times` as large, somewhere on a larger sheet, as RGBA. */
function onSheet(digit: Uint8Array, times: number, left: number, top: number, ink: number, paper: number) {
  const width = 28 * times + left + 9
  const height = 28 * times + top + 5
  const rgba = new Uint8Array(width * height * 4).fill(255)
  for (let i = 0; i < width * height; i++) {
    const x = Math.floor(((i % width) - left) / times)
    const y = Math.floor((Math.floor(i / width) - top) / times)
    const amount = x >= 0 && x < 28 && y >= 0 && y < 28 ? digit[y * 28 + x]! / 255 : 0
    rgba.fill(Math.round(paper + (ink - paper) * amount), i * 4, i * 4 + 3)
  }
  return { width, height, rgba }
}

test('all 10,000 of MNIST stay what they are, to the byte, and so do their negatives', () => {
  for (let i = 0; i < digits.length; i++) {
    const image = digits.image(i)
    expect(Buffer.compare(digitFromImage(square(image)), image), `image ${i}`).toBe(0)
    const negative = square(image.map((level) => 255 - level))
    expect(Buffer.compare(digitFromImage(negative), image), `image ${i}`).toBe(0)
  }
})

test('a digit anywhere on a larger sheet, in any two greys, comes back as MNIST has it', () => {
  const cases = fc.record({
    i: fc.nat(9999),
    times: fc.integer({ min: 3, max: 9 }),
    left: fc.nat(90),
    top: fc.nat(90),
    paper: fc.integer({ min: 200, max: 255 }),
    ink: fc.integer({ min: 0, max: 80 }),
    isNegative: fc.boolean(),
  })
  const differences: number[] = []
  fc.assert(
    fc.property(cases, ({ i, times, left, top, paper, ink, isNegative }) => {
      const [a, b] = isNegative ? [paper, ink] : [ink, paper]
      const digit = digitFromImage(onSheet(digits.image(i), times, left, top, a, b))
      differences.push(difference(digit, digits.image(i)))
    }),
    { numRuns: 60 },
  )
  expect(mean(differences)).toBeLessThan(0.1)
})

test('a photograph of many pixels gives what a small picture gives', () => {
  const image = digits.image(0)
  const photograph = digitFromImage(onSheet(image, 50, 40, 60, 30, 220))
  expect(difference(photograph, image)).toBeLessThan(0.1)
})

test('strokes on a transparent sheet, black or white', () => {
  for (const level of [0, 255]) {
    const image = digits.image(3)
    const rgba = Uint8ClampedArray.from({ length: 784 * 4 }, (_, i) => (i % 4 === 3 ? image[i >> 2]! : level))
    expect(difference(digitFromImage({ width: 28, height: 28, rgba }), image)).toBeLessThan(0.05)
  }
})

test('anything gives 784 levels, the brightest of them 255, or is blank', () => {
  const drawing = fc
    .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 8 }))
    .chain(([width, height, border]) =>
      fc.uint8Array({ minLength: width * height, maxLength: width * height }).map((grey) => {
        const sheet = { width: width + 2 * border, height: height + 2 * border }
        const padded = new Uint8Array(sheet.width * sheet.height)
        for (let y = 0; y < height; y++) {
          padded.set(grey.subarray(y * width, (y + 1) * width), (y + border) * sheet.width + border)
        }
        padded[border * sheet.width + border] = 255
        return { ...sheet, grey: padded }
      }),
    )
  fc.assert(
    fc.property(drawing, (image) => {
      try {
        const digit = digitFromImage(image)
        expect(digit).toHaveLength(784)
        expect(digit.reduce((a, b) => Math.max(a, b))).toBe(255)
      } catch (error) {
        expect(error).toMatchObject({ code: 'IMAGE_BLANK' })
      }
    }),
  )
})

test('a blank sheet and missing pixels are refused', () => {
  expect(() => digitFromImage(square(new Uint8Array(784).fill(255)))).toThrow(
    expect.objectContaining({ code: 'IMAGE_BLANK' }),
  )
  expect(() => digitFromImage(square(new Uint8Array(783)))).toThrow(
    expect.objectContaining({ code: 'ARGUMENT_INVALID' }),
  )
})
