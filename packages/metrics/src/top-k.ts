import { checkLabels, checkPositiveInteger, checkRows } from './check-rows.ts'

/**
 * The fraction of rows, 0–1, whose label is among their `k` largest logits (of equals, the first rank higher), so that
 * `topK(…, 1)` is `accuracy(…)`. NaN for no rows.
 *
 * @param logits `[rows, classes]`
 * @param labels `[rows]`
 * @throws SHAPE_MISMATCH, LABEL_OUT_OF_RANGE, ARGUMENT_INVALID
 */
export function topK(logits: ArrayLike<number>, labels: ArrayLike<number>, classes: number, k: number): number {
  const rows = checkRows(logits, classes)
  checkLabels(labels, rows, classes)
  checkPositiveInteger('k', k)
  let hits = 0
  for (let row = 0; row < rows; row++) if (rank(logits, row * classes, classes, labels[row]!) < k) hits++
  return hits / rows
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
