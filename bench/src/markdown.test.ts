import fc from 'fast-check'
import { expect, test } from 'vitest'
import { number, table, withSpread } from './markdown.ts'

test('whatever is in the cells, each row has as many as the head', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.string()), { minLength: 1 }), (rows) => {
      const lines = table(['a', 'b'], rows).split('\n')
      expect(lines).toHaveLength(rows.length + 2)
      for (const line of lines) expect(line.replaceAll('\\|', '').split('|')).toHaveLength(4)
    }),
  )
})

test('numbers keep three digits and come back within half a percent', () => {
  expect([0.51234, 14.26, 1432.4, 0, 37.96].map(number)).toEqual(['0.512', '14.3', '1432', '0', '38.0'])
  expect(number(Number.NaN)).toBe('–')
  fc.assert(
    fc.property(fc.double({ min: 1e-3, max: 1e9, noNaN: true }), (value) => {
      expect(Math.abs(Number(number(value)) - value)).toBeLessThanOrEqual(value * 0.0051)
      expect(number(value)).not.toContain('e')
    }),
  )
})

test('the spread is beside the median', () => {
  expect(withSpread({ median: 0.5, min: 0.25, max: 1 })).toBe('0.500 (0.250–1.00)')
})
