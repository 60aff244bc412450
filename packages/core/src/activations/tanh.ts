import type { Activation } from './activation.ts'

/** f(x) = tanh x, and f′ = 1 − y². */
export const tanh: Activation = {
  label: 'Tanh',
  forward: (x) => Math.tanh(x),
  derivative: (_x, y) => 1 - y * y,
}
