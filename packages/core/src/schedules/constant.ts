import { checkScheduleOptions } from './check.ts'

/** A schedule that changes nothing, as data: what `constant()` makes. */
export interface Constant {
  readonly kind: 'constant'
}

/**
 * The optimizer's learning rate, throughout.
 *
 * @throws OneloopError `SCHEDULE_INVALID` for an option: it has none
 */
export function constant(options: object = {}): Constant {
  checkScheduleOptions('constant', options, {})
  return { kind: 'constant' }
}
