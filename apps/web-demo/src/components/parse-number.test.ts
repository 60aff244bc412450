import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nudge, parseNumber } from './parse-number.ts'

const whole = { min: 1, max: 100, isWhole: true }
const rate = { min: 1e-6, max: 10, isWhole: false }

test('every number inside the limits is read as it was typed', () => {
  fc.assert(
    fc.property(fc.double({ min: rate.min, max: rate.max, noNaN: true }), (value) => {
      expect(parseNumber(String(value), rate)).toEqual({ value })
      expect(parseNumber(value.toExponential(), rate)).toEqual({ value })
    }),
  )
})

test.each([
  ['', 'empty'],
  ['  ', 'empty'],
  ['2.5', 'not-whole'],
  ['0', 'out-of-range'],
  ['101', 'out-of-range'],
  ['-3', 'out-of-range'],
  ['−3', 'out-of-range'],
  ['ten', 'not-a-number'],
  ['0x10', 'not-a-number'],
  ['1,000', 'not-a-number'],
  ['1 2', 'not-a-number'],
  ['.', 'not-a-number'],
  ['Infinity', 'not-a-number'],
])('%j is refused: %s', (typed, problem) => {
  expect(parseNumber(typed, whole)).toEqual({ problem })
})

test.each(['5', '5.', ' 5 ', '+5', '5e0', '0.5e1'])('%j is 5', (typed) => {
  expect(parseNumber(typed, whole)).toEqual({ value: 5 })
})

test('an arrow key changes the digit that counts, and stays inside the limits', () => {
  expect(nudge(0.001, 1, rate)).toBe(0.002)
  expect(nudge(0.001, -1, rate)).toBe(0.0009)
  expect(nudge(0.0105, 1, rate)).toBe(0.0205)
  expect(nudge(10, 1, rate)).toBe(10)
  expect(nudge(1e-6, -1, rate)).toBe(1e-6)
  expect(nudge(64, 1, whole)).toBe(65)
  expect(nudge(1, -1, whole)).toBe(1)
})
