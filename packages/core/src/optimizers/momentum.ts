import { checkHyperparameters } from './check.ts'

/** SGD with momentum as data: what `momentum()` makes, every option filled in. */
export interface Momentum {
  readonly kind: 'momentum'
  readonly learningRate: number
  readonly momentum: number
  readonly nesterov: boolean
  readonly weightDecay: number
}

/**
 * Gradient descent with momentum μ, as PyTorch's `SGD(momentum, nesterov)`:
 *
 *     g ← g + λw;  b ← μb + g;  w ← w − η·(nesterov ? g + μb : b)
 *
 * Polyak 1964, https://doi.org/10.1016/0041-5553(64)90137-5; Sutskever et al. 2013, https://proceedings.mlr.press/v28/sutskever13.html
 *
 * @throws OneloopError `OPTIMIZER_INVALID`
 */
export function momentum(options: Partial<Omit<Momentum, 'kind'>> = {}): Momentum {
  const { learningRate = 0.01, momentum = 0.9, nesterov = false, weightDecay = 0 } = options
  checkHyperparameters('momentum', options, { learningRate, momentum, weightDecay }, ['momentum'])
  return { kind: 'momentum', learningRate, momentum, nesterov, weightDecay }
}
