import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rasterize } from './rasterize.ts'

const part = fc.double({ min: 0.2, max: 0.8, noNaN: true })
const point = fc.record({ x: part, y: part })
const strokes = fc.array(fc.array(point, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 3 })
const whole = { scale: 40, left: 0, top: 0, penWidth: 4 }

const ink = (grey: Uint8Array) => grey.reduce((sum, level) => sum + level / 255, 0)

test('a dot has the area of its pen, and a line that and its length times the pen', () => {
  const place = { scale: 1, left: 0, top: 0, penWidth: 10 }
  const dot = rasterize([[{ x: 30, y: 30 }]], 60, place)
  expect(ink(dot)).toBeCloseTo(Math.PI * 25, -1)
  const line = rasterize(
    [
      [
        { x: 15, y: 30 },
        { x: 45, y: 30 },
      ],
    ],
    60,
    place,
  )
  expect(ink(line)).toBeCloseTo(30 * 10 + Math.PI * 25, -1)
})

test('the order of strokes, and the way along them, do not matter', () => {
  fc.assert(
    fc.property(strokes, (drawn) => {
      const turned = drawn.map((stroke) => stroke.toReversed()).toReversed()
      expect(rasterize(turned, 40, whole)).toEqual(rasterize(drawn, 40, whole))
    }),
  )
})

test('every point of a stroke is white, and nothing is drawn outside the raster', () => {
  fc.assert(
    fc.property(strokes, (drawn) => {
      const grey = rasterize(drawn, 40, whole)
      expect(grey).toHaveLength(1600)
      for (const { x, y } of drawn.flat()) expect(grey[Math.floor(y * 40) * 40 + Math.floor(x * 40)]).toBe(255)
    }),
  )
})
