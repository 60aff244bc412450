import { expect, test } from 'vitest'
import { formatNumber } from './number-format.ts'

test.each([
  [1.5, '1.50'],
  [-3, '−3.00'],
  [0, '0.00'],
  [-0, '0.00'],
  [0.0001, '1.0e−4'],
  [123_456_789, '1.2e+8'],
  [Number.NaN, 'NaN'],
  [Number.NEGATIVE_INFINITY, '−∞'],
])('%d reads %s', (value, text) => {
  expect(formatNumber(value)).toBe(text)
})
