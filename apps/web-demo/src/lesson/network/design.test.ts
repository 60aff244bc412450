import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LESSON_DESIGN, MOST_LAYERS, MOST_NEURONS, networkOf, withLayers } from './design.ts'

test("the lesson's network has 109,386 parameters", () => {
  expect(networkOf(LESSON_DESIGN).parameterCount).toBe(109_386)
})

test('layers are added and taken away at the end, and every design is a network', () => {
  const hidden = fc.array(fc.integer({ min: 1, max: MOST_NEURONS }), { maxLength: MOST_LAYERS })
  fc.assert(
    fc.property(hidden, fc.integer({ min: 0, max: MOST_LAYERS }), (before, count) => {
      const after = withLayers(before, count)
      const kept = Math.min(before.length, count)
      expect(after.slice(0, kept)).toEqual(before.slice(0, kept))
      expect(networkOf({ hidden: after, activation: 'tanh', dropout: 0.5 }).widths).toEqual([784, ...after, 10])
    }),
    { numRuns: 20 },
  )
})
