import { argMax } from './arg-max.ts'
import { checkLabels } from './check-rows.ts'

/**
 * The fraction of rows, 0–1, whose largest logit (the first of equals) is their label's. NaN for no rows.
 *
 * @param logits `[rows, classes]`
 * @param labels `[rows]`
 * @throws SHAPE_MISMATCH, LABEL_OUT_OF_RANGE
 */
export function accuracy(logits: ArrayLike<number>, labels: ArrayLike<number>, classes: number): number {
  const predictions = argMax(logits, classes)
  checkLabels(labels, predictions.length, classes)
  let correct = 0
  for (let row = 0; row < predictions.length; row++) if (predictions[row] === labels[row]) correct++
  return correct / predictions.length
}
