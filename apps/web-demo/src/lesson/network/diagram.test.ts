import fc from 'fast-check'
import { expect, test } from 'vitest'
import { columns } from './diagram.ts'

const size = { width: 600, height: 300 }

test('every neuron is drawn or counted as hidden, once, inside the drawing', () => {
  const widths = fc.array(fc.integer({ min: 1, max: 800 }), { minLength: 2, maxLength: 6 })
  fc.assert(
    fc.property(widths, (widths) => {
      for (const [i, column] of columns(widths, size, 9).entries()) {
        expect(column.dots.length + column.hidden).toBe(widths[i])
        expect(new Set(column.dots.map((dot) => dot.index)).size).toBe(column.dots.length)
        expect(column.dots.at(-1)!.index).toBe(widths[i]! - 1)
        for (const dot of column.dots) {
          expect(dot.x >= 0 && dot.x <= size.width && dot.y > 0 && dot.y < size.height).toBe(true)
        }
      }
    }),
  )
})
