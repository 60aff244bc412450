import type { Targets } from '@oneloop/core'
import { binaryTasks } from '../binary-tasks.ts'
import { rankedCounts } from './ranked-counts.ts'

/** The receiver operating characteristic: what is gained and what is paid as the threshold falls. */
export interface RocCurve {
  /** A row is called positive if it scores at least this. The first is Infinity: no row is. */
  readonly thresholds: Float64Array
  /** The part of the negative rows that are called positive, rising from 0 to 1. NaN without negative rows. */
  readonly falsePositiveRate: Float64Array
  /** The part of the positive rows that are, rising from 0 to 1. NaN without positive rows. */
  readonly truePositiveRate: Float64Array
  /** The area under the curve: see `rocAuc`. NaN without rows of both kinds. */
  readonly auc: number
}

/**
 * The ROC curve of scores, one point for each score that occurs: scikit-learn's `roc_curve` with
 * `drop_intermediate=False`. Fawcett 2006, https://doi.org/10.1016/j.patrec.2005.10.010
 *
 * @param scores `[rows]`, larger where yes is likelier: logits, probabilities, …; NaN counts as −Infinity
 * @param positives `[rows]`, the answers: 1 for yes, 0 for no
 * @throws SHAPE_MISMATCH, LABEL_OUT_OF_RANGE
 */
export function rocCurve(scores: ArrayLike<number>, positives: ArrayLike<number>): RocCurve {
  const ranked = rankedCounts(scores, positives)
  const falsePositiveRate = fromZero(ranked.falsePositives, ranked.negatives)
  const truePositiveRate = fromZero(ranked.truePositives, ranked.positives)
  const thresholds = new Float64Array(ranked.thresholds.length + 1).fill(Number.POSITIVE_INFINITY)
  thresholds.set(ranked.thresholds, 1)
  return {
    thresholds,
    falsePositiveRate,
    truePositiveRate,
    auc: trapezoids(falsePositiveRate, truePositiveRate),
  }
}

/**
 * The ROC curves of a network: one for two classes (is it the second?), else one a class against the rest, by
 * probability, or one a label.
 *
 * @param outputs logits `[n, classes]` or `[n, labels]`
 * @throws ARGUMENT_INVALID for values, SHAPE_MISMATCH, LABEL_OUT_OF_RANGE
 */
export function rocCurves(outputs: ArrayLike<number>, targets: Targets): RocCurve[] {
  return Array.from(binaryTasks('a ROC curve', outputs, targets), ({ scores, positives }) =>
    rocCurve(scores, positives),
  )
}

function fromZero(counts: Float64Array, total: number): Float64Array {
  const rates = new Float64Array(counts.length + 1)
  for (const [i, count] of counts.entries()) rates[i + 1] = count / total
  if (total === 0) rates.fill(Number.NaN)
  return rates
}

function trapezoids(x: Float64Array, y: Float64Array): number {
  let area = x.length === 1 ? Number.NaN : 0
  for (let i = 1; i < x.length; i++) area += ((x[i]! - x[i - 1]!) * (y[i]! + y[i - 1]!)) / 2
  return area
}
