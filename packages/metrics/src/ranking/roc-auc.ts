import type { Metric } from '@oneloop/core'
import { meanOverTasks } from '../binary-tasks.ts'
import { rocCurve } from './roc-curve.ts'

/**
 * The area under the ROC curve, 0–1: how often a positive row scores higher than a negative one, equal scores counted
 * half. 0.5 is guessing. Of more than two classes, the mean over the classes, each against the rest; of labels, the mean
 * over the labels: scikit-learn's `roc_auc_score` with `multi_class="ovr"`, `average="macro"`.
 *
 * A class or label of which all rows or none are positive has no area and is left out of the mean; NaN where all are so.
 * Hanley & McNeil 1982, https://doi.org/10.1148/radiology.143.1.7063747
 *
 * @param outputs logits `[n, classes]` or `[n, labels]`
 * @throws ARGUMENT_INVALID for values, SHAPE_MISMATCH, LABEL_OUT_OF_RANGE
 * @example await fit(model, loader, { backend, epochs, validation, metrics: { auc: rocAuc } })
 */
export const rocAuc: Metric = (outputs, targets) =>
  meanOverTasks('rocAuc', outputs, targets, (scores, positives) => rocCurve(scores, positives).auc)
