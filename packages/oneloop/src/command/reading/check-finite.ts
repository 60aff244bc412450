import { OneloopError } from '@oneloop/core'

/**
 * Refuses an answer that is none: of a network whose training diverged, everything is NaN.
 *
 * @throws OneloopError `NOT_FINITE`
 */
export function checkFinite(file: string, ...values: readonly number[]): void {
  if (values.every(Number.isFinite)) return
  throw new OneloopError('the network gives values that are not finite numbers', {
    code: 'NOT_FINITE',
    file,
    fix: 'use a checkpoint from before its training diverged',
  })
}
