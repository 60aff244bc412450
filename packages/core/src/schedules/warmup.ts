import { checkScheduleOptions } from './check.ts'
import { constant } from './constant.ts'
import type { Schedule, Warmup } from './schedule.ts'

/**
 * Rises in a straight line to where `after` (default `constant()`) starts, in so many steps, and goes on with `after` over
 * the steps that are left. Goyal et al. 2017, https://arxiv.org/abs/1706.02677
 *
 * @example warmup(100, cosine())
 * @throws OneloopError `SCHEDULE_INVALID`
 */
export function warmup(steps: number, after: Schedule = constant()): Warmup {
  checkScheduleOptions('warmup', { steps }, { steps: [1, Number.MAX_SAFE_INTEGER, 'integer'] })
  return { kind: 'warmup', steps, after }
}
