import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shownCell } from './shown-cell.ts'

const shown = (value: number) => shownCell({ type: 'number', name: 'x', values: Float32Array.of(value) }, 0)

test('a number reads as its file had it', () => {
  for (const text of ['14.23', '0.1', '-3.5e-7', '1050', '0', '123456.7'])
    expect(Number(shown(Number(text)))).toBe(Number(text))
  expect(shown(Number.NaN)).toBeNull()
})

test('what is shown is the same number to the network', () => {
  fc.assert(
    fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(Math.fround(Number(shown(value)))).toBe(
        Math.fround(value) === 0 ? Number(shown(value)) : Math.fround(value),
      )
    }),
  )
})
