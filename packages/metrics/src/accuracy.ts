import type { Metric } from '@oneloop/core'
import { argMax } from './arg-max.ts'
import { decisions, outputsPerRow } from './outputs-of.ts'

/**
 * The part of the decisions, 0–1, that are right. Of classes one decision a row: its largest logit, the first of equals,
 * is its class's. Of labels one decision a label: its logit is above 0 where it is 1, and not above 0 where it is 0. NaN
 * for no rows.
 *
 * @param outputs logits `[n, classes]` or `[n, labels]`
 * @throws ARGUMENT_INVALID for values, SHAPE_MISMATCH, LABEL_OUT_OF_RANGE
 */
export const accuracy: Metric = (outputs, targets) => {
  const { kind, data } = decisions('accuracy', outputs, targets)
  const decided =
    kind === 'classes' ? argMax(outputs, outputsPerRow(outputs, targets)) : outputs.map((z) => Number(z > 0))
  let correct = 0
  for (let i = 0; i < data.length; i++) if (decided[i] === data[i]) correct++
  return correct / data.length
}
