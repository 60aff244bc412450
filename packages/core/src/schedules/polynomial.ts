import { checkScheduleOptions } from './check.ts'

/** The polynomial schedule as data: what `polynomial()` makes, every option filled in. */
export interface Polynomial {
  readonly kind: 'polynomial'
  readonly power: number
  readonly finalFactor: number
}

/**
 * Falls from the learning rate to `finalFactor` (default 0) of it at the last step, along
 * `final + (1 − final)·(1 − progress)^power`. `power` is a whole number, default 1: a straight line. Keras'
 * `PolynomialDecay` and, with `finalFactor` 0, PyTorch's `PolynomialLR`.
 *
 * @throws OneloopError `SCHEDULE_INVALID`
 */
export function polynomial(options: Partial<Omit<Polynomial, 'kind'>> = {}): Polynomial {
  const { power = 1, finalFactor = 0 } = options
  checkScheduleOptions('polynomial', options, { power: [1, 16, 'integer'], finalFactor: [0, 1] })
  return { kind: 'polynomial', power, finalFactor }
}
