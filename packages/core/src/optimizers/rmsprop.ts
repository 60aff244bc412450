import { checkHyperparameters } from './check.ts'

/** RMSprop as data: what `rmsprop()` makes, every option filled in. */
export interface RmsProp {
  readonly kind: 'rmsprop'
  readonly learningRate: number
  readonly alpha: number
  readonly epsilon: number
  readonly weightDecay: number
}

/**
 * RMSprop, as PyTorch's:
 *
 *     g ← g + λw;  v ← αv + (1 − α)g²;  w ← w − ηg ÷ (√v + ε)
 *
 * Tieleman & Hinton 2012, lecture 6e, https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf
 *
 * @throws OneloopError `OPTIMIZER_INVALID`
 */
export function rmsprop(options: Partial<Omit<RmsProp, 'kind'>> = {}): RmsProp {
  const { learningRate = 0.01, alpha = 0.99, epsilon = 1e-8, weightDecay = 0 } = options
  checkHyperparameters('rmsprop', options, { learningRate, alpha, epsilon, weightDecay }, ['alpha'])
  return { kind: 'rmsprop', learningRate, alpha, epsilon, weightDecay }
}
