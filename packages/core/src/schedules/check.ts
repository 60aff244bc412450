import { checkFields } from '../errors/check-fields.ts'
import { OneloopError } from '../errors/oneloop-error.ts'

/** What an option of a schedule may be: least and most, or anything. */
type Bounds = readonly [least: number, most: number, kind?: 'integer'] | 'any'

/** @throws OneloopError `SCHEDULE_INVALID` for an option that the schedule does not have, or that is out of range */
export function checkScheduleOptions(kind: string, options: object, bounds: Readonly<Record<string, Bounds>>): void {
  checkFields(`schedule ${kind}`, options, Object.keys(bounds), 'SCHEDULE_INVALID')
  for (const [name, value] of Object.entries(options)) {
    const bound = bounds[name]!
    if (bound === 'any' || value === undefined) continue
    const [least, most, whole] = bound
    if (
      typeof value === 'number' &&
      value >= least &&
      value <= most &&
      (whole === undefined || Number.isInteger(value))
    )
      continue
    const range = most >= Number.MAX_SAFE_INTEGER ? `at least ${least}` : `in [${least}, ${most}]`
    throw new OneloopError(`schedule ${kind}: ${name} is ${whole ? 'a whole number ' : ''}${range}, not ${value}`, {
      code: 'SCHEDULE_INVALID',
    })
  }
}
