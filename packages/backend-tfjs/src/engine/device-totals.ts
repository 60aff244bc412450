import type { Totals } from '@oneloop/core'
import type { Scalar, Tensor, Tensor2D, Tf } from '../tf.ts'

/**
 * The totals as they stand on the device. The two sums of losses are Kahan's: float32 alone loses digits over an epoch.
 * https://doi.org/10.1145/363707.363723
 */
export interface DeviceTotals {
  readonly batches: number
  readonly count: number
  readonly correct: Scalar
  /** Batches up to which the sum of losses is a number: once it is not, no later batch makes it one again. */
  readonly finite: Scalar
  /** `[lossSum, rowLossSum]` */
  readonly sums: Tensor
  /** What rounding added to `sums` too much. */
  readonly excess: Tensor
}

export function writeTotals(tf: Tf, totals: Totals): DeviceTotals {
  const { batches, count, correct, lossSum, rowLossSum, firstNonFinite } = totals
  const exact = [lossSum, rowLossSum]
  const sums = exact.map(Math.fround)
  return {
    batches,
    count,
    correct: tf.scalar(correct, 'int32'),
    finite: tf.scalar(firstNonFinite ?? batches, 'int32'),
    sums: tf.tensor1d(sums),
    excess: tf.tensor1d(sums.map((sum, i) => (Number.isFinite(sum) ? sum - exact[i]! : 0))),
  }
}

export function addToTotals(
  tf: Tf,
  totals: DeviceTotals,
  logits: Tensor2D,
  labels: Int32Array,
  loss: Scalar,
): DeviceTotals {
  const rows = labels.length
  const hits = tf.equal(tf.argMax(logits, 1), tf.tensor1d(labels, 'int32'))
  const addend = tf.sub(tf.mul(loss, tf.tensor1d([1, rows])), totals.excess)
  const sums = tf.add(totals.sums, addend)
  return {
    batches: totals.batches + 1,
    count: totals.count + rows,
    correct: tf.add(totals.correct, tf.sum(tf.cast(hits, 'int32'))),
    finite: tf.add(totals.finite, tf.cast(tf.all(tf.isFinite(sums)), 'int32')),
    sums,
    excess: tf.sub(tf.sub(sums, totals.sums), addend),
  }
}

export async function readTotals({ batches, count, correct, finite, sums, excess }: DeviceTotals): Promise<Totals> {
  const [[hits], [finiteBatches], [lossSum, rowLossSum], [lossExcess, rowLossExcess]] = await Promise.all([
    correct.data(),
    finite.data(),
    sums.data(),
    excess.data(),
  ])
  return {
    batches,
    count,
    weight: count,
    correct: hits!,
    absoluteError: 0,
    squaredError: 0,
    lossSum: lossSum! - lossExcess!,
    rowLossSum: rowLossSum! - rowLossExcess!,
    firstNonFinite: finiteBatches! < batches ? finiteBatches! : null,
  }
}
