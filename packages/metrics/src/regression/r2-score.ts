import type { Metric } from '@oneloop/core'
import { valuesOf } from './values-of.ts'

/**
 * The coefficient of determination R², 1 at best: `1 − Σ (ŷ − y)² / Σ (y − ȳ)²`, the part of the spread of the values that
 * is explained. Always giving the mean has 0, and worse than that is below 0. Of several outputs, the mean over the
 * outputs. Where all values are equal it is 1 if all are met and 0 if not; of fewer than two rows it is NaN.
 * scikit-learn's `r2_score`. Wright 1921; https://en.wikipedia.org/wiki/Coefficient_of_determination
 *
 * @param outputs predicted values `[n, outputs]`
 * @throws ARGUMENT_INVALID for classes and labels, SHAPE_MISMATCH
 */
export const r2Score: Metric = (outputs, targets) => {
  const { data, outputs: width } = valuesOf('r2Score', outputs, targets)
  const rows = data.length / width
  if (rows < 2) return Number.NaN
  const scores = Array.from({ length: width }, (_, column) => ofOutput(outputs, data, width, column))
  return scores.reduce((sum, score) => sum + score, 0) / width
}

function ofOutput(outputs: Float32Array, data: Float32Array, width: number, column: number): number {
  // The mean as a distance from the first value, so that it is exact where all are equal.
  const [rows, first] = [data.length / width, data[column]!]
  let mean = first
  for (let i = column; i < data.length; i += width) mean += (data[i]! - first) / rows
  let left = 0
  let spread = 0
  for (let i = column; i < data.length; i += width) {
    left += (outputs[i]! - data[i]!) ** 2
    spread += (data[i]! - mean) ** 2
  }
  if (spread !== 0 || Number.isNaN(left)) return 1 - left / spread
  return left === 0 ? 1 : 0
}
