import { OneloopError } from '@oneloop/core'
import { studentQuantile } from './student-quantile.ts'

/** The mean of several runs' scores, and the interval that it is likely to lie in. */
export interface MeanInterval {
  readonly mean: number
  /** The standard deviation between the runs, with n − 1. NaN for one run. */
  readonly deviation: number
  /** NaN for one run, which says nothing of how far another would be. */
  readonly low: number
  readonly high: number
  /** How many scores. */
  readonly count: number
}

/**
 * The mean of n scores with its confidence interval, mean ± t·s·√(1/n + r), where t is Student's with n − 1 degrees of
 * freedom and r = `testToTrain`.
 *
 * Runs on data of their own have r = 0. The rounds of a cross-validation share most of their training rows, so that their
 * scores are more alike than those of other data would be: r is then the rows tested ÷ the rows trained on, 1/(k − 1) for
 * k folds. Nadeau & Bengio 2003, https://doi.org/10.1023/A:1024068626366
 *
 * @param options `level`: in (0, 1), default 0.95
 * @throws ARGUMENT_INVALID
 * @example meanInterval([0.97, 0.98, 0.96, 0.97, 0.98], { testToTrain: 1 / 4 })
 */
export function meanInterval(
  scores: readonly number[],
  options: { readonly level?: number; readonly testToTrain?: number } = {},
): MeanInterval {
  const { level = 0.95, testToTrain = 0 } = options
  if (scores.length === 0) throw invalid('there are no scores', 'give at least one')
  if (!(level > 0 && level < 1)) throw invalid(`level is ${level}`, 'level is between 0 and 1')
  if (!(testToTrain >= 0)) throw invalid(`testToTrain is ${testToTrain}`, 'testToTrain is not negative')
  const count = scores.length
  const mean = scores.reduce((sum, score) => sum + score, 0) / count
  const squares = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0)
  const deviation = count === 1 ? Number.NaN : Math.sqrt(squares / (count - 1))
  const half =
    count === 1
      ? Number.NaN
      : studentQuantile((1 + level) / 2, count - 1) * deviation * Math.sqrt(1 / count + testToTrain)
  return { mean, deviation, low: mean - half, high: mean + half, count }
}

function invalid(message: string, fix: string): OneloopError {
  return new OneloopError(message, { code: 'ARGUMENT_INVALID', fix })
}
