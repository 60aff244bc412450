import fc from 'fast-check'
import { expect, test } from 'vitest'
import { forwardByHand, gradientsByHand, graph, type Neuron } from './worked-example.ts'

const number = fc.double({ min: -100, max: 100, noNaN: true })
const neurons: fc.Arbitrary<Neuron> = fc.record({ x: number, w: number, b: number, t: number })

test('by hand: x = 2, w = 1, b = 0.5, t = 4', () => {
  const neuron = { x: 2, w: 1, b: 0.5, t: 4 }
  expect(forwardByHand(neuron)).toEqual({ product: 2, y: 2.5, error: -1.5, loss: 2.25 })
  expect(gradientsByHand(neuron)).toEqual({ dy: -3, dw: -6, db: -3, dx: -3 })
})

test('by hand and by automatic differentiation agree for every neuron', () => {
  fc.assert(
    fc.property(neurons, (neuron) => {
      const nodes = graph(neuron)
      const { y, loss } = forwardByHand(neuron)
      const byHand = gradientsByHand(neuron)
      expect([nodes.y.data, nodes.loss.data]).toEqual([y, loss])
      for (const [node, hand] of [
        [nodes.y, byHand.dy],
        [nodes.w, byHand.dw],
        [nodes.b, byHand.db],
        [nodes.x, byHand.dx],
      ] as const) {
        expect(node.grad).toBeCloseTo(hand, 9)
      }
    }),
  )
})
