import { checkRows } from '../check-rows.ts'
import { exp } from './exp.ts'

/**
 * Probabilities from logits: `exp(z_k) / Σ_j exp(z_j)` for each row, computed from `z − max z` so that nothing
 * overflows.
 *
 * @param logits `[rows, classes]`
 * @returns `[rows, classes]`, every row summing to 1
 * @throws SHAPE_MISMATCH
 */
export function softmax(logits: ArrayLike<number>, classes: number): Float32Array {
  const rows = checkRows(logits, classes)
  const probabilities = new Float32Array(rows * classes)
  const exact = new Float64Array(classes)
  for (let row = 0; row < rows; row++) {
    const start = row * classes
    softmaxRow(logits, start, classes, exact, 0)
    probabilities.set(exact, start)
  }
  return probabilities
}

/** The softmax of the `classes` logits from `start`, written from `to` (default: the same place) on. */
export function softmaxRow(
  logits: ArrayLike<number>,
  start: number,
  classes: number,
  probabilities: Float64Array,
  to = start,
): void {
  let largest = Number.NEGATIVE_INFINITY
  for (let k = 0; k < classes; k++) largest = Math.max(largest, logits[start + k]!)
  let sum = 0
  for (let k = 0; k < classes; k++) {
    const exponential = exp(logits[start + k]! - largest)
    probabilities[to + k] = exponential
    sum += exponential
  }
  for (let k = 0; k < classes; k++) probabilities[to + k]! /= sum
}
