import type { Metric } from '@oneloop/core'
import { meanOverTasks } from '../binary-tasks.ts'
import { precisionRecallCurve } from './precision-recall-curve.ts'

/**
 * The average precision, 0–1: `Σ_i (R_i − R_{i−1}) P_i` over the thresholds from the highest down, with precision P and
 * recall R. Guessing has the part of the rows that are positive. Of more than two classes, the mean over the classes,
 * each against the rest; of labels, the mean over the labels: scikit-learn's `average_precision_score`.
 *
 * A class or label without positive rows is left out of the mean (scikit-learn counts it as 0); NaN where all are so.
 * https://en.wikipedia.org/wiki/Evaluation_measures_(information_retrieval)#Average_precision
 *
 * @param outputs logits `[n, classes]` or `[n, labels]`
 * @throws ARGUMENT_INVALID for values, SHAPE_MISMATCH, LABEL_OUT_OF_RANGE
 */
export const averagePrecision: Metric = (outputs, targets) =>
  meanOverTasks('averagePrecision', outputs, targets, (scores, positives) => {
    return precisionRecallCurve(scores, positives).averagePrecision
  })
