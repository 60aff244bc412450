import { checkHyperparameters } from './check.ts'

/** AdamW as data: what `adamw()` makes, every option filled in. */
export interface AdamW {
  readonly kind: 'adamw'
  readonly learningRate: number
  readonly beta1: number
  readonly beta2: number
  readonly epsilon: number
  readonly weightDecay: number
}

/**
 * Adam with decoupled weight decay, as PyTorch's: w ← w − ηλw first, then Adam's rule without λ.
 * Loshchilov & Hutter 2017, https://arxiv.org/abs/1711.05101
 *
 * @throws OneloopError `OPTIMIZER_INVALID`
 */
export function adamw(options: Partial<Omit<AdamW, 'kind'>> = {}): AdamW {
  const { learningRate = 0.001, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, weightDecay = 0.01 } = options
  checkHyperparameters('adamw', options, { learningRate, beta1, beta2, epsilon, weightDecay }, ['beta1', 'beta2'])
  return { kind: 'adamw', learningRate, beta1, beta2, epsilon, weightDecay }
}
