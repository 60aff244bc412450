import { OneloopError } from '../errors/oneloop-error.ts'

export function checkSchedule(kind: string, name: string, value: number, least: number, most: number): void {
  if (value >= least && value <= most) return
  const range = most === Number.MAX_SAFE_INTEGER ? `at least ${least}` : `in [${least}, ${most}]`
  throw new OneloopError(`schedule ${kind}: ${name} is ${range}, not ${value}`, { code: 'SCHEDULE_INVALID' })
}
