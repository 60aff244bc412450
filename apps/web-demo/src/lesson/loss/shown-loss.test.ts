import fc from 'fast-check'
import { expect, test } from 'vitest'
import { curve, shownLoss } from './shown-loss.ts'

const losses = fc.double({ min: 0, max: 13, noNaN: true })

test('the number after the equals sign is −ln of the number before it, as both are written', () => {
  fc.assert(
    fc.property(losses, (exact) => {
      const { probability, loss } = shownLoss(exact)
      expect(loss.toFixed(3)).toBe(Math.abs(-Math.log(Number(String(probability)))).toFixed(3))
      expect(Math.abs(loss - exact)).toBeLessThan(0.001)
    }),
  )
})

test('the dot lies on the curve as it is drawn, at the smallest probability too', () => {
  fc.assert(
    fc.property(losses, (exact) => {
      const { probability, loss } = shownLoss(exact)
      const i = curve.findIndex(([p]) => p <= probability)
      const [[p1, l1], [p2, l2]] = [curve[Math.max(0, i - 1)]!, curve[i]!]
      const share = p1 === p2 ? 0 : (p1 - probability) / (p1 - p2)
      expect(l1 + share * (l2 - l1)).toBeCloseTo(loss, 2)
    }),
  )
})
