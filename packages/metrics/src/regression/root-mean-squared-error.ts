import type { Metric } from '@oneloop/core'
import { valuesOf } from './values-of.ts'

/**
 * The root mean squared error, in the units of the values: the square root of the mean over rows and outputs of
 * `(ŷ − y)²`. With several outputs scikit-learn's `root_mean_squared_error` is another number: the mean of one root an
 * output. https://en.wikipedia.org/wiki/Root_mean_square_deviation
 *
 * @param outputs predicted values `[n, outputs]`
 * @throws ARGUMENT_INVALID for classes and labels, SHAPE_MISMATCH
 */
export const rootMeanSquaredError: Metric = (outputs, targets) => {
  const { data } = valuesOf('rootMeanSquaredError', outputs, targets)
  return Math.sqrt(data.reduce((sum, value, i) => sum + (outputs[i]! - value) ** 2, 0) / data.length)
}
