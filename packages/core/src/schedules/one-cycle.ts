import { checkScheduleOptions } from './check.ts'

/** The one-cycle schedule as data: what `oneCycle()` makes, every option filled in. */
export interface OneCycle {
  readonly kind: 'oneCycle'
  readonly warmupFraction: number
  readonly startFactor: number
  readonly finalFactor: number
}

/**
 * Rises along half a cosine from `startFactor` (default 1/25) of the learning rate to all of it in `warmupFraction`
 * (default 0.3) of the steps, then falls along another to `finalFactor` (default 4e-6): PyTorch's `OneCycleLR` with
 * `max_lr` the optimizer's learning rate. Smith & Topin 2017, https://arxiv.org/abs/1708.07120
 *
 * @throws OneloopError `SCHEDULE_INVALID`
 */
export function oneCycle(options: Partial<Omit<OneCycle, 'kind'>> = {}): OneCycle {
  const { warmupFraction = 0.3, startFactor = 1 / 25, finalFactor = 1 / 25 / 1e4 } = options
  checkScheduleOptions('oneCycle', options, { warmupFraction: [0, 1], startFactor: [0, 1], finalFactor: [0, 1] })
  return { kind: 'oneCycle', warmupFraction, startFactor, finalFactor }
}
