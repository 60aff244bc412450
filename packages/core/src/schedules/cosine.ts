import { checkSchedule } from './check.ts'

export interface Cosine {
  readonly kind: 'cosine'
  readonly warmupSteps: number
  readonly finalFactor: number
}

/**
 * Rises from 0 to the learning rate in `warmupSteps` (default 0), then falls along half a cosine to `finalFactor`
 * (default 0) of it at the last step. Loshchilov & Hutter 2016, https://arxiv.org/abs/1608.03983
 *
 * @throws OneloopError `SCHEDULE_INVALID`
 */
export function cosine(options: Partial<Omit<Cosine, 'kind'>> = {}): Cosine {
  const { warmupSteps = 0, finalFactor = 0 } = options
  checkSchedule('cosine', 'warmupSteps', warmupSteps, 0, Number.MAX_SAFE_INTEGER)
  checkSchedule('cosine', 'finalFactor', finalFactor, 0, 1)
  return { kind: 'cosine', warmupSteps, finalFactor }
}
