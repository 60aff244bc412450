import { expect, test } from 'vitest'
import { FORWARD_STEPS, workedSteps } from './steps.ts'

test('the board for x = 2, w = 1, b = −0.5, t = 4', () => {
  const steps = workedSteps({ x: 2, w: 1, b: -0.5, t: 4 })
  expect(steps.map((step) => step.numbers)).toEqual([
    '1.00 · 2.00 = 2.00',
    '2.00 + (−0.50) = 1.50',
    '1.50 − 4.00 = −2.50',
    '(−2.50)² = 6.25',
    '2 · (−2.50) = −5.00',
    '−5.00',
    '−5.00',
    '(−5.00) · 2.00 = −10.00',
  ])
  expect(steps[FORWARD_STEPS - 1]!.name).toBe('loss')
})
