import { OneloopError } from '@oneloop/core'
import { argMax } from '../arg-max.ts'
import { checkLabels, checkPositiveInteger, checkRows } from '../check-rows.ts'

/** Rows whose confidence is in (`lower`, `upper`]; the first bin holds 0 too. */
export interface ReliabilityBin {
  readonly lower: number
  readonly upper: number
  /** Rows. */
  readonly count: number
  /** Mean probability of the predicted class, 0–1. NaN where there are no rows. */
  readonly confidence: number
  /** Fraction of rows predicted rightly, 0–1. NaN where there are no rows. */
  readonly accuracy: number
}

/** Whether a network is as often right as it is sure: what `calibration` gives. */
export interface Calibration {
  /** Expected calibration error, 0–1: `Σ count/rows · |accuracy − confidence|` over the bins. NaN for no rows. */
  readonly ece: number
  readonly bins: readonly ReliabilityBin[]
}

/**
 * How far the network's confidence is from how often it is right: of the rows that it is 90 % sure of, 90 % should be
 * right. Bins are of equal width, as in Guo et al. 2017, https://arxiv.org/abs/1706.04599.
 *
 * @param probabilities `[rows, classes]`, see `softmax`
 * @param labels `[rows]`
 * @param options `bins`: how many, default 15
 * @throws SHAPE_MISMATCH, LABEL_OUT_OF_RANGE, ARGUMENT_INVALID
 */
export function calibration(
  probabilities: ArrayLike<number>,
  labels: ArrayLike<number>,
  classes: number,
  { bins = 15 }: { readonly bins?: number } = {},
): Calibration {
  const rows = checkRows(probabilities, classes)
  checkLabels(labels, rows, classes)
  checkPositiveInteger('bins', bins)
  const predictions = argMax(probabilities, classes)
  const sums = Array.from({ length: bins }, () => ({ count: 0, correct: 0, confidence: 0 }))
  for (let row = 0; row < rows; row++) {
    const confidence = checkConfidence(probabilities[row * classes + predictions[row]!]!, row)
    const sum = sums[Math.max(0, Math.ceil(confidence * bins) - 1)]!
    sum.count++
    sum.confidence += confidence
    if (predictions[row] === labels[row]) sum.correct++
  }
  const gaps = sums.reduce((total, { correct, confidence }) => total + Math.abs(correct - confidence), 0)
  return {
    ece: gaps / rows,
    bins: sums.map(({ count, correct, confidence }, i) => ({
      lower: i / bins,
      upper: (i + 1) / bins,
      count,
      confidence: confidence / count,
      accuracy: correct / count,
    })),
  }
}

function checkConfidence(probability: number, row: number): number {
  // a softmax in float32 may end an ulp above 1
  if (probability >= 0 && probability <= 1 + 1e-6) return Math.min(1, probability)
  throw new OneloopError(`the largest probability of row ${row} is ${probability}`, {
    code: 'ARGUMENT_INVALID',
    fix: 'pass probabilities: softmax(logits, classes)',
  })
}
