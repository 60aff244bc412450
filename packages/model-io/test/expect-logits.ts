import { expect } from 'vitest'

/** Equal within 1e-5, or as near as sums in float32 let them be. */
export function expectLogits(actual: Float32Array, expected: ArrayLike<number>, within = 1e-5): void {
  expect(actual.length).toBe(expected.length)
  const furthest = actual.reduce((worst, value, i) => Math.max(worst, Math.abs(value - expected[i]!)), 0)
  expect(furthest).toBeLessThan(within)
}
