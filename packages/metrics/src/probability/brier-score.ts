import type { Metric } from '@oneloop/core'
import { decisions, outputsPerRow } from '../outputs-of.ts'
import { softmaxRow } from './softmax.ts'

/**
 * The Brier score, smaller is better: the mean over the rows of `Σ_k (p_k − y_k)²`, 0–2, where y_k is 1 for the row's own
 * class and 0 for the others. Of two classes it is half of that, `(p − y)²` of the second, 0–1; of labels the mean of
 * `(p − y)²` over rows and labels. scikit-learn's `brier_score_loss`.
 * Brier 1950, https://doi.org/10.1175/1520-0493(1950)078%3C0001:VOFEIT%3E2.0.CO;2
 *
 * @param outputs logits `[n, classes]` or `[n, labels]`; of probabilities of classes pass their logarithms
 * @throws ARGUMENT_INVALID for values, SHAPE_MISMATCH, LABEL_OUT_OF_RANGE
 */
export const brierScore: Metric = (outputs, targets) => {
  const { kind, data } = decisions('brierScore', outputs, targets)
  const classes = outputsPerRow(outputs, targets)
  const probabilities = new Float64Array(classes)
  let sum = 0
  for (const [i, label] of data.entries()) {
    if (kind === 'labels') {
      sum += (1 / (1 + Math.exp(-outputs[i]!)) - label) ** 2
      continue
    }
    softmaxRow(outputs, i * classes, classes, probabilities, 0)
    for (const [k, p] of probabilities.entries()) sum += (p - Number(k === label)) ** 2
  }
  return sum / data.length / (kind === 'classes' && classes === 2 ? 2 : 1)
}
