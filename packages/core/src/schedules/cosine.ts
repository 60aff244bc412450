import { checkScheduleOptions } from './check.ts'

/** The cosine schedule as data: what `cosine()` makes, every option filled in. */
export interface Cosine {
  readonly kind: 'cosine'
  readonly finalFactor: number
}

/**
 * Falls from the learning rate along half a cosine to `finalFactor` (default 0) of it at the last step.
 * Loshchilov & Hutter 2016, https://arxiv.org/abs/1608.03983
 *
 * @example warmup(100, cosine()) // rises first
 * @throws OneloopError `SCHEDULE_INVALID`
 */
export function cosine(options: Partial<Omit<Cosine, 'kind'>> = {}): Cosine {
  const { finalFactor = 0 } = options
  checkScheduleOptions('cosine', options, { finalFactor: [0, 1] })
  return { kind: 'cosine', finalFactor }
}
