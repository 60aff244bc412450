import { OneloopError } from '@oneloop/core'

/** What is right and what is wrong if all rows that score at least a threshold are called positive. */
export interface RankedCounts {
  /** The scores that occur, each once, from the highest down. */
  readonly thresholds: Float64Array
  /** Positive rows that score at least the threshold. */
  readonly truePositives: Float64Array
  /** Negative rows that do. */
  readonly falsePositives: Float64Array
  /** All positive rows, and all negative ones. */
  readonly positives: number
  readonly negatives: number
}

/**
 * The counts at every threshold. A score of NaN counts as −Infinity.
 *
 * @param scores `[rows]`
 * @param positives `[rows]`, 0 or 1
 * @throws SHAPE_MISMATCH, LABEL_OUT_OF_RANGE
 */
export function rankedCounts(scores: ArrayLike<number>, positives: ArrayLike<number>): RankedCounts {
  checkAnswers(scores, positives)
  const [yes, no] = [fallingScores(scores, positives, 1), fallingScores(scores, positives, 0)]
  const thresholds: number[] = []
  const truePositives: number[] = []
  const falsePositives: number[] = []
  let right = 0
  let wrong = 0
  while (right < yes.length || wrong < no.length) {
    const threshold = Math.max(yes[right] ?? Number.NEGATIVE_INFINITY, no[wrong] ?? Number.NEGATIVE_INFINITY)
    // Rows of one score can't be told apart, so all of them are called positive at once.
    while (right < yes.length && yes[right]! >= threshold) right++
    while (wrong < no.length && no[wrong]! >= threshold) wrong++
    thresholds.push(threshold)
    truePositives.push(right)
    falsePositives.push(wrong)
  }
  return {
    thresholds: Float64Array.from(thresholds),
    truePositives: Float64Array.from(truePositives),
    falsePositives: Float64Array.from(falsePositives),
    positives: yes.length,
    negatives: no.length,
  }
}

/** The scores of the rows with that answer, from the highest down, NaN as the lowest of all. */
function fallingScores(scores: ArrayLike<number>, positives: ArrayLike<number>, answer: 0 | 1): Float64Array {
  const own: number[] = []
  for (let row = 0; row < positives.length; row++) {
    if (positives[row] === answer) own.push(Number.isNaN(scores[row]) ? Number.NEGATIVE_INFINITY : scores[row]!)
  }
  // Typed arrays sort without a function that compares, which is many times faster.
  return Float64Array.from(own).sort().reverse()
}

function checkAnswers(scores: ArrayLike<number>, positives: ArrayLike<number>): void {
  if (scores.length !== positives.length) {
    throw new OneloopError(`${scores.length} scores for ${positives.length} answers`, {
      code: 'SHAPE_MISMATCH',
      fix: 'pass one answer a score',
    })
  }
  for (let row = 0; row < positives.length; row++) {
    if (positives[row] === 0 || positives[row] === 1) continue
    throw new OneloopError(`the answer of row ${row} is ${positives[row]}`, {
      code: 'LABEL_OUT_OF_RANGE',
      fix: 'answers are 0 or 1',
    })
  }
}
