import { checkHyperparameters } from './check.ts'

/** Plain stochastic gradient descent as data: what `sgd()` makes, every option filled in. */
export interface Sgd {
  readonly kind: 'sgd'
  readonly learningRate: number
  readonly weightDecay: number
}

/**
 * Stochastic gradient descent: g ← g + λw;  w ← w − ηg. Robbins & Monro 1951, https://doi.org/10.1214/aoms/1177729586
 *
 * @throws OneloopError `OPTIMIZER_INVALID`
 */
export function sgd(options: Partial<Omit<Sgd, 'kind'>> = {}): Sgd {
  const { learningRate = 0.01, weightDecay = 0 } = options
  checkHyperparameters('sgd', options, { learningRate, weightDecay })
  return { kind: 'sgd', learningRate, weightDecay }
}
