import type { Activation } from './activation.ts'

/** f(x) = x where x > 0, else eˣ − 1 (α = 1, as PyTorch's default); f′ = 1, else y + 1. Clevert et al. 2015, https://arxiv.org/abs/1511.07289 */
export const elu: Activation = {
  label: 'ELU',
  forward: (x) => (x > 0 ? x : Math.expm1(x)),
  derivative: (x, y) => (x > 0 ? 1 : y + 1),
}
