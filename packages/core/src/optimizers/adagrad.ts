import { checkHyperparameters } from './check.ts'

/** Adagrad as data: what `adagrad()` makes, every option filled in. */
export interface Adagrad {
  readonly kind: 'adagrad'
  readonly learningRate: number
  readonly epsilon: number
  readonly weightDecay: number
}

/**
 * Adagrad, as PyTorch's:
 *
 *     g ← g + λw;  s ← s + g²;  w ← w − ηg ÷ (√s + ε)
 *
 * Duchi et al. 2011, https://jmlr.org/papers/v12/duchi11a.html
 *
 * @throws OneloopError `OPTIMIZER_INVALID`
 */
export function adagrad(options: Partial<Omit<Adagrad, 'kind'>> = {}): Adagrad {
  const { learningRate = 0.01, epsilon = 1e-10, weightDecay = 0 } = options
  checkHyperparameters('adagrad', options, { learningRate, epsilon, weightDecay })
  return { kind: 'adagrad', learningRate, epsilon, weightDecay }
}
