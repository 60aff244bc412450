import type { Metric } from '@oneloop/core'
import { decisions, outputsPerRow } from '../outputs-of.ts'

/**
 * The log loss, from 0 up, smaller is better: the mean over the rows of `−log p` of the row's own class, that is the cross
 * entropy in nats. Of labels the mean over rows and labels of `−log p` of the answer. scikit-learn's `log_loss`, but worked
 * out from the logits, so that a probability that would be 0 in floating point has its true logarithm.
 * Good 1952, https://doi.org/10.1111/j.2517-6161.1952.tb00104.x
 *
 * @param outputs logits `[n, classes]` or `[n, labels]`; of probabilities pass their logarithms
 * @throws ARGUMENT_INVALID for values, SHAPE_MISMATCH, LABEL_OUT_OF_RANGE
 */
export const logLoss: Metric = (outputs, targets) => {
  const { kind, data } = decisions('logLoss', outputs, targets)
  const classes = outputsPerRow(outputs, targets)
  let sum = 0
  for (const [i, label] of data.entries()) {
    sum +=
      kind === 'labels'
        ? softplus(label === 1 ? -outputs[i]! : outputs[i]!)
        : crossEntropy(outputs, i * classes, classes, label)
  }
  return sum / data.length
}

/** log(1 + exp(x)) without overflow. */
function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))
}

/** log Σ_j exp(z_j) − z_label */
function crossEntropy(logits: Float32Array, start: number, classes: number, label: number): number {
  let largest = Number.NEGATIVE_INFINITY
  for (let k = 0; k < classes; k++) largest = Math.max(largest, logits[start + k]!)
  let sum = 0
  for (let k = 0; k < classes; k++) sum += Math.exp(logits[start + k]! - largest)
  return Math.log(sum) + largest - logits[start + label]!
}
