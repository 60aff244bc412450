import type { Activation } from './activation.ts'

/** f(x) = max(0, x), NaN where x is; f′(0) = 0. Nair & Hinton 2010, https://www.cs.toronto.edu/~fritz/absps/reluICML.pdf */
export const relu: Activation = {
  label: 'ReLU',
  forward: (x) => Math.max(0, x),
  derivative: (x) => (x <= 0 ? 0 : 1),
}
