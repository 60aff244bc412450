import { type ClassTargets, type LabelTargets, OneloopError, type Targets, targetsPerRow } from '@oneloop/core'
import { checkLabels } from './check-rows.ts'

/**
 * How many outputs the network gives for each row of the targets.
 *
 * @throws SHAPE_MISMATCH
 */
export function outputsPerRow(outputs: ArrayLike<number>, targets: Targets): number {
  const rows = targets.data.length / targetsPerRow(targets)
  const perRow = rows === 0 ? targetsPerRow(targets) : outputs.length / rows
  const isRight = targets.kind === 'classes' ? Number.isInteger(perRow) && perRow > 0 : perRow === targets.outputs
  if (isRight && Number.isInteger(rows)) return perRow
  throw new OneloopError(`${outputs.length} outputs do not fit ${targets.data.length} ${targets.kind}`, {
    code: 'SHAPE_MISMATCH',
    fix: 'pass the outputs and the targets of the same rows',
  })
}

/**
 * The targets as decisions: classes, each of them one that the outputs have, or labels.
 *
 * @throws ARGUMENT_INVALID for values, SHAPE_MISMATCH, LABEL_OUT_OF_RANGE
 */
export function decisions(metric: string, outputs: ArrayLike<number>, targets: Targets): ClassTargets | LabelTargets {
  if (targets.kind === 'values') {
    throw new OneloopError(`${metric} is of classes or labels, and the targets are values`, {
      code: 'ARGUMENT_INVALID',
      fix: 'use rootMeanSquaredError, meanAbsoluteError or r2Score',
    })
  }
  const perRow = outputsPerRow(outputs, targets)
  if (targets.kind === 'classes') checkLabels(targets.data, targets.data.length, Math.max(perRow, 1))
  return targets
}

/** The mean of those that are numbers: NaN stands for a figure that is not defined. NaN where none is. */
export function meanOfDefined(figures: readonly number[]): number {
  const defined = figures.filter((figure) => !Number.isNaN(figure))
  return defined.reduce((sum, figure) => sum + figure, 0) / defined.length
}
