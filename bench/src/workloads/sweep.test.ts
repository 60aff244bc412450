import { expect, test } from 'vitest'
import { operationsAStep } from './sweep.ts'

test('a step counts three products a layer, two of the first', () => {
  const [width, rows] = [5, 3]
  const products = [
    // forward
    [rows, 784, width],
    [rows, width, width],
    [rows, width, 10],
    // weights' gradients
    [784, rows, width],
    [width, rows, width],
    [width, rows, 10],
    // inputs' gradients
    [rows, 10, width],
    [rows, width, width],
  ]
  const multiplyAdds = products.reduce((sum, [m, k, n]) => sum + m! * k! * n!, 0)
  expect(operationsAStep(width, rows)).toBe(2 * multiplyAdds)
})
