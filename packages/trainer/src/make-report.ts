import { type EpochReport, type Loss, lossTargets, type Totals } from '@oneloop/core'
import type { Run } from './run.ts'

/**
 * The report of an epoch, out of its sums.
 *
 * @param train over the training steps
 * @param validation over the validation set, or null without one
 * @param metrics more figures by name
 */
export function makeReport(
  run: Run,
  loss: Loss,
  train: Totals,
  validation: Totals | null,
  metrics: Readonly<Record<string, number>>,
): EpochReport {
  const outputs = run.model.layers.at(-1)!.out
  const all = { ...(validation && errorsOf(validation, loss, outputs)), ...metrics }
  return {
    epoch: run.epoch,
    loss: train.lossSum / train.batches,
    trainAccuracy: accuracyOf(train, loss, outputs),
    validationLoss: validation && validation.rowLossSum / validation.weight,
    accuracy: validation && accuracyOf(validation, loss, outputs),
    learningRate: run.learningRate,
    seconds: run.seconds,
    ...(Object.keys(all).length === 0 ? {} : { metrics: all }),
  }
}

/** The part of the decisions that are right, 0–1: one decision a row of classes, one a label. Null for values. */
export function accuracyOf({ correct, count }: Totals, loss: Loss, outputs: number): number | null {
  const kind = lossTargets[loss.kind]
  if (kind === 'values') return null
  return correct / (kind === 'labels' ? count * outputs : count)
}

/** Mean absolute error and root mean squared error, in the targets' units. Of values only. */
export function errorsOf(totals: Totals, loss: Loss, outputs: number): Record<string, number> {
  if (lossTargets[loss.kind] !== 'values') return {}
  const values = totals.count * outputs
  return { mae: totals.absoluteError / values, rmse: Math.sqrt(totals.squaredError / values) }
}
