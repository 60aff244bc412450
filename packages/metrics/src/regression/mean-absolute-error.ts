import type { Metric } from '@oneloop/core'
import { valuesOf } from './values-of.ts'

/**
 * The mean absolute error, in the units of the values: the mean over rows and outputs of `|ŷ − y|`. scikit-learn's
 * `mean_absolute_error`. Willmott & Matsuura 2005, https://doi.org/10.3354/cr030079
 *
 * @param outputs predicted values `[n, outputs]`
 * @throws ARGUMENT_INVALID for classes and labels, SHAPE_MISMATCH
 */
export const meanAbsoluteError: Metric = (outputs, targets) => {
  const { data } = valuesOf('meanAbsoluteError', outputs, targets)
  return data.reduce((sum, value, i) => sum + Math.abs(outputs[i]! - value), 0) / data.length
}
