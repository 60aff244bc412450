import type { Activation } from './activation.ts'

/** f(x) = 1 / (1 + e⁻ˣ), and f′ = y(1 − y). */
export const sigmoid: Activation = {
  label: 'Sigmoid',
  forward: (x) => 1 / (1 + Math.exp(-x)),
  derivative: (_x, y) => y * (1 - y),
}
