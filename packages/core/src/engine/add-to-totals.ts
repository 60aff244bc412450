import type { Totals } from '../contract/engine.ts'

/** What one batch adds to the totals; what is left out is 0. */
export interface BatchTotals {
  /** The batch's mean loss. */
  readonly loss: number
  readonly count: number
  readonly weight: number
  readonly correct?: number
  readonly absoluteError?: number
  readonly squaredError?: number
}

/** The totals with one more batch in them. */
export function addToTotals(totals: Totals, batch: BatchTotals): Totals {
  const { loss, count, weight, correct = 0, absoluteError = 0, squaredError = 0 } = batch
  return {
    batches: totals.batches + 1,
    count: totals.count + count,
    weight: totals.weight + weight,
    correct: totals.correct + correct,
    absoluteError: totals.absoluteError + absoluteError,
    squaredError: totals.squaredError + squaredError,
    lossSum: totals.lossSum + loss,
    rowLossSum: totals.rowLossSum + loss * weight,
    firstNonFinite: totals.firstNonFinite ?? (Number.isFinite(loss) ? null : totals.batches),
  }
}
