import { expect, test } from 'vitest'
import { gradient, loss, probabilities } from './sample.ts'

test('the numbers beside the code are the numbers it gives', () => {
  expect(loss).toBeCloseTo(0.25, 2)
  expect(probabilities[3]).toBeCloseTo(0.78, 2)
  for (const [c, slope] of gradient.entries()) expect(slope < 0).toBe(c === 3)
})
