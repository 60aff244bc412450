import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bestWeight, descend, pace, tangent, update } from './descent.ts'
import { forwardByHand, gradientsByHand, type Neuron } from './worked-example.ts'

const signed = fc.double({ min: -5, max: 5, noNaN: true })
const neurons: fc.Arbitrary<Neuron> = fc.record({
  x: fc.double({ min: 0.5, max: 3, noNaN: true }),
  w: signed,
  b: signed,
  t: signed,
})
const rates = fc.double({ min: 0.0001, max: 1, noNaN: true })
const loss = (neuron: Neuron, w: number) => forwardByHand({ ...neuron, w }).loss

test('a positive gradient lowers the weight, a negative one raises it', () => {
  fc.assert(
    fc.property(neurons, rates, (neuron, rate) => {
      const { dw } = gradientsByHand(neuron)
      fc.pre(Math.abs(dw) > 1e-6)
      expect(Math.sign(update(neuron, rate).w - neuron.w)).toBe(-Math.sign(dw))
    }),
  )
})

test('the pace foretells what happens to the loss', () => {
  fc.assert(
    fc.property(neurons, rates, (neuron, rate) => {
      const start = loss(neuron, neuron.w)
      fc.pre(start > 1e-6)
      const end = loss(neuron, descend(neuron, rate, 10).at(-1)!)
      const now = pace(rate, neuron.x)
      if (now === 'circles') expect(end / start).toBeCloseTo(1)
      else if (now === 'diverges') expect(end).toBeGreaterThan(start)
      else expect(end).toBeLessThan(start * (now === 'arrives' ? 0.13 : 1))
    }),
  )
})

test('with x = 1: 0.01 crawls, 0.3 arrives, 0.9 swings, 1 circles, 1.1 diverges; and x = 0 moves nothing', () => {
  expect([0.01, 0.3, 0.9, 1, 1.1].map((rate) => pace(rate, 1))).toEqual([
    'crawls',
    'arrives',
    'swings',
    'circles',
    'diverges',
  ])
  expect(pace(0.1, 0)).toBe('still')
  expect(bestWeight({ x: 0, w: 1, b: 0, t: 1 })).toBeNull()
})

test('the tangent touches the curve and never rises above it', () => {
  fc.assert(
    fc.property(neurons, signed, (neuron, w) => {
      const line = tangent(neuron)
      expect(line(neuron.w)).toBeCloseTo(loss(neuron, neuron.w))
      expect(line(w)).toBeLessThanOrEqual(loss(neuron, w) + 1e-6)
    }),
  )
})

test('the loss is 0 at the best weight', () => {
  fc.assert(
    fc.property(neurons, (neuron) => {
      expect(loss(neuron, bestWeight(neuron)!)).toBeCloseTo(0)
    }),
  )
})
