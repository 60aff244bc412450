import type { Targets } from '@oneloop/core'
import { binaryTasks } from '../binary-tasks.ts'
import { rankedCounts } from './ranked-counts.ts'

/** How much of what is found is right, and how much of what is there is found, as the threshold falls. */
export interface PrecisionRecallCurve {
  /** A row is called positive if it scores at least this: the scores that occur, from the highest down. */
  readonly thresholds: Float64Array
  /** The part of the rows that are called positive that are. */
  readonly precision: Float64Array
  /** The part of the positive rows that are called so, rising to 1. NaN without positive rows. */
  readonly recall: Float64Array
  /** See `averagePrecision`. NaN without positive rows. */
  readonly averagePrecision: number
  /** The part of the rows that are positive: the precision of guessing. */
  readonly prevalence: number
}

/**
 * The precision-recall curve of scores: scikit-learn's `precision_recall_curve`, from the highest threshold down and
 * without the point at recall 0. Davis & Goadrich 2006, https://doi.org/10.1145/1143844.1143874
 *
 * @param scores `[rows]`, larger where yes is likelier: logits, probabilities, …; NaN counts as −Infinity
 * @param positives `[rows]`, the answers: 1 for yes, 0 for no
 * @throws SHAPE_MISMATCH, LABEL_OUT_OF_RANGE
 */
export function precisionRecallCurve(scores: ArrayLike<number>, positives: ArrayLike<number>): PrecisionRecallCurve {
  const { thresholds, truePositives, falsePositives, ...all } = rankedCounts(scores, positives)
  const precision = truePositives.map((right, i) => right / (right + falsePositives[i]!))
  const recall = truePositives.map((right) => right / all.positives)
  let area = 0
  for (const [i, now] of recall.entries()) area += (now - (recall[i - 1] ?? 0)) * precision[i]!
  return {
    thresholds,
    precision,
    recall,
    averagePrecision: all.positives === 0 ? Number.NaN : area,
    prevalence: all.positives / (all.positives + all.negatives),
  }
}

/**
 * The precision-recall curves of a network: one for two classes (is it the second?), else one a class against the rest,
 * by probability, or one a label.
 *
 * @param outputs logits `[n, classes]` or `[n, labels]`
 * @throws ARGUMENT_INVALID for values, SHAPE_MISMATCH, LABEL_OUT_OF_RANGE
 */
export function precisionRecallCurves(outputs: ArrayLike<number>, targets: Targets): PrecisionRecallCurve[] {
  return Array.from(binaryTasks('a precision-recall curve', outputs, targets), ({ scores, positives }) =>
    precisionRecallCurve(scores, positives),
  )
}
