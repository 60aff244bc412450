import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exampleImage, SIDE } from './example-image.ts'

const picture = (width: number, height: number, level: (x: number, y: number) => number) => {
  const rgba = new Uint8Array(width * height * 4).fill(255)
  for (let i = 0; i < width * height; i++) rgba.fill(level(i % width, Math.floor(i / width)), i * 4, i * 4 + 3)
  return { width, height, rgba }
}

test('a picture that is an example already stays as it is', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 784, maxLength: 784 }), (inner) => {
      // Its edge is dark, as that of a drawing is.
      const isEdge = (x: number, y: number) => x === 0 || y === 0 || x === SIDE - 1 || y === SIDE - 1
      const level = (x: number, y: number) => (isEdge(x, y) ? 0 : inner[y * SIDE + x]!)
      const expected = Uint8Array.from({ length: 784 }, (_, i) => level(i % SIDE, Math.floor(i / SIDE)))
      expect(exampleImage(picture(SIDE, SIDE, level))).toEqual(expected)
    }),
  )
})

test('ink on paper becomes light on dark, in the middle of the square', () => {
  const pixels = exampleImage(picture(200, 100, (x, y) => (Math.abs(x - 100) < 10 && Math.abs(y - 50) < 30 ? 0 : 255)))
  expect(pixels[14 * SIDE + 14]).toBe(255)
  expect(pixels[14 * SIDE + 2]).toBe(0)
  expect(pixels[2 * SIDE + 14]).toBe(0)
})
