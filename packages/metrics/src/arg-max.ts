import { checkRows } from './check-rows.ts'

/**
 * The predicted class of every row: the index of its largest logit, the first of equals. A NaN is never the largest.
 *
 * @param logits `[rows, classes]`
 * @returns `[rows]`
 * @throws SHAPE_MISMATCH
 */
export function argMax(logits: ArrayLike<number>, classes: number): Uint32Array {
  const rows = checkRows(logits, classes)
  const predictions = new Uint32Array(rows)
  for (let row = 0; row < rows; row++) {
    const start = row * classes
    let best = 0
    let bestLogit = Number.NEGATIVE_INFINITY
    for (let k = 0; k < classes; k++) {
      const logit = logits[start + k]!
      if (logit > bestLogit) {
        best = k
        bestLogit = logit
      }
    }
    predictions[row] = best
  }
  return predictions
}
