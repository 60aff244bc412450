import { checkHyperparameters } from './check.ts'

/** Adam as data: what `adam()` makes, every option filled in. */
export interface Adam {
  readonly kind: 'adam'
  readonly learningRate: number
  readonly beta1: number
  readonly beta2: number
  readonly epsilon: number
  readonly weightDecay: number
}

/**
 * Adam, as PyTorch's; t counts updates from 1:
 *
 *     g ← g + λw;  m ← β₁m + (1 − β₁)g;  v ← β₂v + (1 − β₂)g²
 *     w ← w − η ÷ (1 − β₁ᵗ) · m ÷ (√v ÷ √(1 − β₂ᵗ) + ε)
 *
 * Kingma & Ba 2014, https://arxiv.org/abs/1412.6980
 *
 * @throws OneloopError `OPTIMIZER_INVALID`
 */
export function adam(options: Partial<Omit<Adam, 'kind'>> = {}): Adam {
  const { learningRate = 0.001, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, weightDecay = 0 } = options
  checkHyperparameters('adam', options, { learningRate, beta1, beta2, epsilon, weightDecay }, ['beta1', 'beta2'])
  return { kind: 'adam', learningRate, beta1, beta2, epsilon, weightDecay }
}
