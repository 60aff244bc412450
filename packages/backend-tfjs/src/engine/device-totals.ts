import type { Totals } from '@oneloop/core'
import type { Scalar, Tensor, Tensor2D, Tf } from '../tf.ts'
import type { BatchTargets } from './targets.ts'

/** The totals as they stand on the device. What the host knows without asking is a number. */
export interface DeviceTotals {
  readonly batches: number
  readonly count: number
  readonly weight: number
  readonly correct: Scalar
  /** How many batches passed until the sum of losses was no number: once it is not, no later batch makes it one again. */
  readonly finite: Scalar
  /** `[lossSum, rowLossSum]` */
  readonly losses: KahanSums
  /** `[absoluteError, squaredError]` */
  readonly errors: KahanSums
}

/** Sums as Kahan adds them: float32 alone loses digits over an epoch. https://doi.org/10.1145/363707.363723 */
interface KahanSums {
  readonly sums: Tensor
  /** What rounding added to the sums too much. */
  readonly excess: Tensor
}

export function writeTotals(tf: Tf, totals: Totals): DeviceTotals {
  const { batches, count, weight, correct, absoluteError, squaredError, lossSum, rowLossSum, firstNonFinite } = totals
  return {
    batches,
    count,
    weight,
    correct: tf.scalar(correct, 'int32'),
    finite: tf.scalar(firstNonFinite ?? batches, 'int32'),
    losses: writeSums(tf, [lossSum, rowLossSum]),
    errors: writeSums(tf, [absoluteError, squaredError]),
  }
}

export function addToTotals(
  tf: Tf,
  totals: DeviceTotals,
  outputs: Tensor2D,
  targets: BatchTargets,
  loss: Scalar,
): DeviceTotals {
  const losses = addToSums(tf, totals.losses, tf.mul(loss, tf.tensor1d([1, targets.weight])))
  return {
    batches: totals.batches + 1,
    count: totals.count + targets.rows,
    weight: totals.weight + targets.weight,
    correct: tf.add(totals.correct, countCorrect(tf, outputs, targets)),
    finite: tf.add(totals.finite, tf.cast(tf.all(tf.isFinite(losses.sums)), 'int32')),
    losses,
    errors: addErrors(tf, totals.errors, outputs, targets),
  }
}

function countCorrect(tf: Tf, outputs: Tensor2D, targets: BatchTargets): Scalar {
  const count = (right: Tensor): Scalar => tf.sum(tf.cast(right, 'int32'))
  switch (targets.kind) {
    case 'classes':
      return count(tf.equal(tf.argMax(outputs, 1), tf.tensor1d(targets.classes, 'int32')))
    case 'labels':
      return count(tf.equal(tf.greater(outputs, 0), tf.greater(targets.numbers, 0)))
    case 'values':
      return tf.scalar(0, 'int32')
  }
}

function addErrors(tf: Tf, errors: KahanSums, outputs: Tensor2D, targets: BatchTargets): KahanSums {
  // The totals before these are freed, so sums that stay the same need tensors of their own.
  if (targets.kind !== 'values') return { sums: tf.clone(errors.sums), excess: tf.clone(errors.excess) }
  const error = tf.sub(outputs, targets.numbers)
  return addToSums(tf, errors, tf.stack([tf.sum(tf.abs(error)), tf.sum(tf.square(error))]))
}

function addToSums(tf: Tf, { sums, excess }: KahanSums, addends: Tensor): KahanSums {
  const addend = tf.sub(addends, excess)
  const next = tf.add(sums, addend)
  return { sums: next, excess: tf.sub(tf.sub(next, sums), addend) }
}

export async function readTotals(totals: DeviceTotals): Promise<Totals> {
  const { batches, count, weight } = totals
  const [[correct], [finite], [lossSum, rowLossSum], [absoluteError, squaredError]] = await Promise.all([
    totals.correct.data(),
    totals.finite.data(),
    readSums(totals.losses),
    readSums(totals.errors),
  ])
  return {
    batches,
    count,
    weight,
    correct: correct!,
    absoluteError: absoluteError!,
    squaredError: squaredError!,
    lossSum: lossSum!,
    rowLossSum: rowLossSum!,
    firstNonFinite: finite! < batches ? finite! : null,
  }
}

function writeSums(tf: Tf, exact: readonly number[]): KahanSums {
  const sums = exact.map(Math.fround)
  return {
    sums: tf.tensor1d(sums),
    excess: tf.tensor1d(sums.map((sum, i) => (Number.isFinite(sum) ? sum - exact[i]! : 0))),
  }
}

async function readSums({ sums, excess }: KahanSums): Promise<number[]> {
  const [values, excesses] = await Promise.all([sums.data(), excess.data()])
  return Array.from(values, (value, i) => value - excesses[i]!)
}
