import { OneloopError } from '@oneloop/core'
import { checkClasses, checkLabels } from './check-rows.ts'
import { averageScores, type ClassScores, classScores } from './class-scores.ts'
import { meanOfDefined } from './outputs-of.ts'

/** A matrix has a count of 4 bytes for each pair of classes. */
const MOST_CLASSES = 10_000

/**
 * Which class was taken for which: rows are actual classes, columns predicted ones, as in scikit-learn.
 *
 * @example
 * const confusion = ConfusionMatrix.from(argMax(logits, 10), labels, 10)
 * confusion.counts[4]?.[9] // how many fours were read as nines
 */
export class ConfusionMatrix {
  readonly classes: number
  /** `[actual][predicted]` */
  readonly counts: readonly Uint32Array[]

  /** @throws ARGUMENT_INVALID unless `classes` is an integer from 1 to 10,000 */
  constructor(classes: number) {
    checkClasses(classes)
    if (classes > MOST_CLASSES) {
      throw new OneloopError(`a confusion matrix of ${classes} classes is too large`, {
        code: 'ARGUMENT_INVALID',
        fix: `use at most ${MOST_CLASSES} classes, which take 400 MB`,
      })
    }
    this.classes = classes
    this.counts = Array.from({ length: classes }, () => new Uint32Array(classes))
  }

  /** @throws SHAPE_MISMATCH, LABEL_OUT_OF_RANGE, ARGUMENT_INVALID */
  static from(predictions: ArrayLike<number>, labels: ArrayLike<number>, classes: number): ConfusionMatrix {
    return new ConfusionMatrix(classes).add(predictions, labels)
  }

  /**
   * Counts more rows, a batch at a time if you like. On an error nothing is counted.
   *
   * @param predictions class indices `[rows]`
   * @param labels class indices `[rows]`
   * @throws SHAPE_MISMATCH, LABEL_OUT_OF_RANGE
   */
  add(predictions: ArrayLike<number>, labels: ArrayLike<number>): this {
    checkLabels(labels, predictions.length, this.classes)
    checkLabels(predictions, predictions.length, this.classes, 'prediction')
    for (let i = 0; i < labels.length; i++) {
      const row = this.counts[labels[i]!]!
      const predicted = predictions[i]!
      row[predicted] = row[predicted]! + 1
    }
    return this
  }

  /** Rows counted. */
  get total(): number {
    return this.counts.reduce((sum, row) => sum + rowSum(row), 0)
  }

  /** The fraction of rows on the diagonal, 0–1. NaN before the first row. */
  get accuracy(): number {
    return this.counts.reduce((sum, row, k) => sum + row[k]!, 0) / this.total
  }

  /** The mean of the recall of the classes that occur, 0–1: see the metric `balancedAccuracy`. NaN before the first row. */
  get balancedAccuracy(): number {
    const recalls = this.counts.map((row, k) => row[k]! / rowSum(row))
    return meanOfDefined(recalls)
  }

  /**
   * The correlation of actual and predicted classes, −1 to 1: see the metric `matthewsCorrelation`. 0 where only one class
   * occurs or only one is predicted, as in scikit-learn; NaN before the first row.
   */
  get matthewsCorrelation(): number {
    const { total } = this
    const correct = this.accuracy * total
    const actual = this.counts.map(rowSum)
    const predicted = this.counts.map((_, k) => this.counts.reduce((sum, row) => sum + row[k]!, 0))
    const product = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, k) => sum + value * b[k]!, 0)
    const spread = (total * total - product(predicted, predicted)) * (total * total - product(actual, actual))
    if (total === 0) return Number.NaN
    return spread === 0 ? 0 : (correct * total - product(actual, predicted)) / Math.sqrt(spread)
  }

  /** Precision, recall, F1 and support of every class, in class order. */
  perClass(): ClassScores[] {
    return this.counts.map((row, k) => {
      const predicted = this.counts.reduce((sum, other) => sum + other[k]!, 0)
      return classScores(row[k]!, predicted, rowSum(row))
    })
  }

  /** The mean over all classes, each counted once: scikit-learn's `macro avg` with every class in `labels`. */
  macroAverage(): ClassScores {
    const scores = this.perClass()
    return averageScores(
      scores,
      scores.map(() => 1),
    )
  }

  /** The mean over classes, each counted as often as it occurs: scikit-learn's `weighted avg`. Its recall is the accuracy. */
  weightedAverage(): ClassScores {
    const scores = this.perClass()
    return averageScores(
      scores,
      scores.map((score) => score.support),
    )
  }

  /** `[actual][predicted]` as plain arrays. */
  toJSON(): number[][] {
    return this.counts.map((row) => [...row])
  }
}

function rowSum(row: Uint32Array): number {
  return row.reduce((sum, count) => sum + count, 0)
}
