import { OneloopError } from './oneloop-error.ts'

/**
 * Refuses what is not a whole number in a range.
 *
 * @throws OneloopError `ARGUMENT_INVALID` when `value` is not a whole number in [from, to]
 */
export function checkInteger(what: string, value: number, from: number, to: number = Number.MAX_SAFE_INTEGER): void {
  if (Number.isSafeInteger(value) && value >= from && value <= to) return
  const range = to === Number.MAX_SAFE_INTEGER ? `from ${from} up` : `from ${from} to ${to}`
  throw new OneloopError(`${what} is a whole number ${range}, not ${value}`, { code: 'ARGUMENT_INVALID' })
}
