import { type Metric, OneloopError } from '@oneloop/core'
import { checkPositiveInteger } from './check-rows.ts'
import { decisions, outputsPerRow } from './outputs-of.ts'

/**
 * The metric of the part of the rows, 0–1, whose class is among their `k` largest logits (of equals, the first rank
 * higher), so that `topK(1)` is `accuracy`. NaN for no rows.
 *
 * @throws ARGUMENT_INVALID unless `k` is an integer from 1; out of the metric ARGUMENT_INVALID for labels and values,
 *   SHAPE_MISMATCH, LABEL_OUT_OF_RANGE
 * @example await fit(model, loader, { backend, epochs, validation, metrics: { top5: topK(5) } })
 */
export function topK(k: number): Metric {
  checkPositiveInteger('k', k)
  return (outputs, targets) => {
    const { kind, data } = decisions('topK', outputs, targets)
    if (kind !== 'classes') {
      throw new OneloopError('topK is of classes, and the targets are labels', {
        code: 'ARGUMENT_INVALID',
        fix: 'use accuracy, rocAuc or averagePrecision',
      })
    }
    const classes = outputsPerRow(outputs, targets)
    let hits = 0
    for (const [row, label] of data.entries()) if (rank(outputs, row * classes, classes, label) < k) hits++
    return hits / data.length
  }
}

function rank(logits: ArrayLike<number>, start: number, classes: number, label: number): number {
  const key = (k: number) => {
    const logit = logits[start + k]!
    return Number.isNaN(logit) ? Number.NEGATIVE_INFINITY : logit
  }
  const own = key(label)
  let ahead = 0
  for (let k = 0; k < classes; k++) {
    const other = key(k)
    if (other > own || (other === own && k < label)) ahead++
  }
  return ahead
}
