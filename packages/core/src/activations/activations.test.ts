import { expect, test } from 'vitest'
import { activationNames, activations } from './index.ts'

test('each derivative is the slope of its function', () => {
  for (const name of activationNames) {
    const { forward, derivative } = activations[name]
    for (const x of [-7, -3, -1.2, -0.01, 0.02, 0.7, 2, 5]) {
      const slope = (forward(x + 1e-5) - forward(x - 1e-5)) / 2e-5
      expect(derivative(x, forward(x)), `${name}′(${x})`).toBeCloseTo(slope, 6)
    }
  }
})

test('NaN stays NaN, so that a diverging run is seen', () => {
  for (const name of activationNames) expect(activations[name].forward(Number.NaN)).toBeNaN()
})

test('GELU has the values of PyTorch’s', () => {
  // torch.nn.functional.gelu(torch.tensor([...], dtype=torch.float64))
  const values = [
    [-3, -0.00404969],
    [-1, -0.15865525],
    [0, 0],
    [0.5, 0.34573123],
    [2, 1.95449974],
    [9, 9],
  ] as const
  for (const [x, y] of values) expect(activations.gelu.forward(x)).toBeCloseTo(y, 7)
})
