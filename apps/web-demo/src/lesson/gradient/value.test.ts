import fc from 'fast-check'
import { expect, test } from 'vitest'
import { add, backward, multiply, square, subtract, type Value, value } from './value.ts'

const numbers = fc.double({ min: -3, max: 3, noNaN: true })

/** An expression that uses every operation, and `a` along three paths. */
const expression = (a: Value, b: Value) => square(add(multiply(a, b), subtract(a, multiply(a, square(b)))))

test('automatic differentiation agrees with finite differences, also where a value is used more than once', () => {
  fc.assert(
    fc.property(numbers, numbers, (a, b) => {
      const [nodeA, nodeB] = [value(a), value(b)]
      backward(expression(nodeA, nodeB))
      const h = 1e-5
      const at = (x: number, y: number) => expression(value(x), value(y)).data
      const numericA = (at(a + h, b) - at(a - h, b)) / (2 * h)
      const numericB = (at(a, b + h) - at(a, b - h)) / (2 * h)
      expect(Math.abs(nodeA.grad - numericA)).toBeLessThan(1e-4 * (1 + Math.abs(numericA)))
      expect(Math.abs(nodeB.grad - numericB)).toBeLessThan(1e-4 * (1 + Math.abs(numericB)))
    }),
  )
})

test('a second backward gives the same gradients: nothing is left over from the first', () => {
  const a = value(2)
  const result = expression(a, value(-1.5))
  backward(result)
  const first = a.grad
  backward(result)
  expect(a.grad).toBe(first)
})
