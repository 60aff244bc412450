import { checkClasses, checkLabels } from './check-rows.ts'
import { averageScores, type ClassScores, classScores } from './class-scores.ts'

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

  /** @throws ARGUMENT_INVALID unless `classes` is an integer from 1 */
  constructor(classes: number) {
    checkClasses(classes)
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
