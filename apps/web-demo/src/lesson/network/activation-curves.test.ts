import { activations } from 'oneloop'
import { expect, test } from 'vitest'
import { activationCurves, GAP } from './activation-curves.ts'

const slopesOf = (name: keyof typeof activations) => activationCurves(activations[name]).slopes

test('the derivative of ReLU is 0, then 1, and nothing between', () => {
  const slopes = slopesOf('relu')
  const drawn = slopes.filter((point) => point !== GAP)
  expect(new Set(drawn.map(([, slope]) => slope))).toEqual(new Set([0, 1]))
  // The line is parted between the last 0 and the first 1.
  const gap = slopes.indexOf(GAP)
  expect(slopes[gap - 1]).toEqual([0, 0])
  expect(slopes[gap + 1]![1]).toBe(1)
})

test.each(['sigmoid', 'tanh', 'gelu'] as const)('the derivative of %s is one line', (name) => {
  expect(slopesOf(name)).not.toContain(GAP)
})
