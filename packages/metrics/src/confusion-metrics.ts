import type { Metric, Targets } from '@oneloop/core'
import { argMax } from './arg-max.ts'
import { ConfusionMatrix } from './confusion-matrix.ts'
import { decisions, meanOfDefined, outputsPerRow } from './outputs-of.ts'

/**
 * Balanced accuracy, 0–1: the mean of the recall of each class that occurs, so that a rare class counts as much as a
 * common one. Guessing has 1 ÷ classes. Of labels, the mean over the labels. scikit-learn's `balanced_accuracy_score`.
 * Brodersen et al. 2010, https://doi.org/10.1109/ICPR.2010.764
 *
 * @param outputs logits `[n, classes]` or `[n, labels]`
 * @throws ARGUMENT_INVALID for values, SHAPE_MISMATCH, LABEL_OUT_OF_RANGE
 */
export const balancedAccuracy: Metric = (outputs, targets) =>
  meanOfDefined(matrices('balancedAccuracy', outputs, targets).map((matrix) => matrix.balancedAccuracy))

/**
 * The Matthews correlation coefficient of what is and what is predicted, −1 to 1, 0 for guessing, also with classes of
 * very different sizes. Of labels, the mean over the labels. scikit-learn's `matthews_corrcoef`.
 * Matthews 1975, https://doi.org/10.1016/0005-2795(75)90109-9; of more classes Gorodkin 2004,
 * https://doi.org/10.1016/j.compbiolchem.2004.09.006
 *
 * @param outputs logits `[n, classes]` or `[n, labels]`
 * @throws ARGUMENT_INVALID for values, SHAPE_MISMATCH, LABEL_OUT_OF_RANGE
 */
export const matthewsCorrelation: Metric = (outputs, targets) =>
  meanOfDefined(matrices('matthewsCorrelation', outputs, targets).map((matrix) => matrix.matthewsCorrelation))

/** One matrix of all classes, or one of no and yes for each label. */
function matrices(metric: string, outputs: Float32Array, targets: Targets): ConfusionMatrix[] {
  const { kind, data } = decisions(metric, outputs, targets)
  const perRow = outputsPerRow(outputs, targets)
  if (kind === 'classes') return [ConfusionMatrix.from(argMax(outputs, perRow), data, perRow)]
  const ofLabel = (label: number) => (_: number, i: number) => i % perRow === label
  return Array.from({ length: perRow }, (_, label) => {
    const predicted = outputs.filter(ofLabel(label)).map((z) => Number(z > 0))
    return ConfusionMatrix.from(predicted, data.filter(ofLabel(label)), 2)
  })
}
