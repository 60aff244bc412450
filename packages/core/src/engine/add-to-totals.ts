import type { Totals } from '../contract/engine.ts'

/** The totals with one more batch in them. */
export function addToTotals(totals: Totals, batch: { loss: number; correct: number; count: number }): Totals {
  return {
    batches: totals.batches + 1,
    count: totals.count + batch.count,
    correct: totals.correct + batch.correct,
    lossSum: totals.lossSum + batch.loss,
    rowLossSum: totals.rowLossSum + batch.loss * batch.count,
    firstNonFinite: totals.firstNonFinite ?? (Number.isFinite(batch.loss) ? null : totals.batches),
  }
}
