import { OneloopError, type Targets, type ValueTargets } from '@oneloop/core'
import { outputsPerRow } from '../outputs-of.ts'

/**
 * The targets as values.
 *
 * @throws ARGUMENT_INVALID for classes and labels, SHAPE_MISMATCH
 */
export function valuesOf(metric: string, outputs: ArrayLike<number>, targets: Targets): ValueTargets {
  if (targets.kind !== 'values') {
    throw new OneloopError(`${metric} is of values, and the targets are ${targets.kind}`, {
      code: 'ARGUMENT_INVALID',
      fix: 'use accuracy, rocAuc, logLoss or another metric of decisions',
    })
  }
  outputsPerRow(outputs, targets)
  return targets
}
