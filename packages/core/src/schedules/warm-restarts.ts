import { checkScheduleOptions } from './check.ts'

/** The cosine schedule with restarts as data: what `warmRestarts()` makes, every option filled in. */
export interface WarmRestarts {
  readonly kind: 'warmRestarts'
  readonly everyEpochs: number
  readonly growth: number
  readonly finalFactor: number
}

/**
 * Falls along half a cosine to `finalFactor` (default 0) of the learning rate in `everyEpochs` (default 1) epochs, starts
 * again at all of it, and each time takes `growth` (a whole number, default 1) times as long: PyTorch's
 * `CosineAnnealingWarmRestarts`. Loshchilov & Hutter 2016, https://arxiv.org/abs/1608.03983
 *
 * @throws OneloopError `SCHEDULE_INVALID`
 */
export function warmRestarts(options: Partial<Omit<WarmRestarts, 'kind'>> = {}): WarmRestarts {
  const { everyEpochs = 1, growth = 1, finalFactor = 0 } = options
  checkScheduleOptions('warmRestarts', options, {
    everyEpochs: [1, Number.MAX_SAFE_INTEGER, 'integer'],
    growth: [1, 16, 'integer'],
    finalFactor: [0, 1],
  })
  return { kind: 'warmRestarts', everyEpochs, growth, finalFactor }
}
