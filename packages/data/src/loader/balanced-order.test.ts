import fc from 'fast-check'
import { expect, test } from 'vitest'
import { balancedOrder } from './balanced-order.ts'

const labels = fc.array(fc.nat(3), { minLength: 1, maxLength: 100 })

test('every class comes as often as any other, to within one, in an order of seed and epoch alone', () => {
  fc.assert(
    fc.property(labels, fc.integer(), fc.integer({ min: 1, max: 9 }), (labels, seed, epoch) => {
      const order = balancedOrder(labels, seed, epoch)
      expect(order).toHaveLength(labels.length)
      expect(balancedOrder(labels, seed, epoch)).toEqual(order)
      const classes = [...new Set(labels)]
      for (const label of classes) {
        const count = [...order].filter((place) => labels[place] === label).length
        expect(Math.abs(count - labels.length / classes.length)).toBeLessThan(1)
      }
    }),
  )
})

test('over epochs the rows of a class come about equally often', () => {
  const labels = [...new Array(90).fill(0), ...new Array(10).fill(1)]
  const counts = new Array<number>(100).fill(0)
  for (let epoch = 1; epoch <= 18; epoch++) for (const place of balancedOrder(labels, 1, epoch)) counts[place]!++
  expect([Math.min(...counts.slice(0, 90)), Math.max(...counts.slice(0, 90))]).toEqual([10, 10])
  expect([Math.min(...counts.slice(90)), Math.max(...counts.slice(90))]).toEqual([90, 90])
})
