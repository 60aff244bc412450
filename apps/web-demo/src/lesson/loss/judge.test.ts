import fc from 'fast-check'
import { expect, test } from 'vitest'
import { judge } from './judge.ts'

const cases = fc
  .array(fc.double({ min: -8, max: 8, noNaN: true }), { minLength: 10, maxLength: 10 })
  .chain((logits) => fc.tuple(fc.constant(logits), fc.nat(9)))

test('the loss is −log of the probability given to the right class, and the gradient p − t, as the text says', () => {
  fc.assert(
    fc.property(cases, ([logits, label]) => {
      const { probabilities, loss, gradient } = judge(logits, label)
      expect(loss).toBeCloseTo(-Math.log(probabilities[label]!), 4)
      for (const [c, p] of probabilities.entries()) expect(gradient[c]).toBeCloseTo(p - (c === label ? 1 : 0), 5)
    }),
  )
})

test('a network that knows nothing of ten classes loses ln 10 = 2.303', () => {
  expect(judge(Array(10).fill(0), 3).loss).toBeCloseTo(Math.LN10)
})
