import { expect } from 'vitest'

/** Equal within 1e-5. */
export function expectLogits(actual: Float32Array, expected: ArrayLike<number>): void {
  expect(actual.length).toBe(expected.length)
  const furthest = actual.reduce((worst, value, i) => Math.max(worst, Math.abs(value - expected[i]!)), 0)
  expect(furthest).toBeLessThan(1e-5)
}
