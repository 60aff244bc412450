import type { EpochReport } from '@oneloop/core'

/** A figure of the epoch report that a callback watches; losses are better smaller, accuracies larger. */
export type Monitor = 'loss' | 'validationLoss' | 'accuracy' | 'trainAccuracy'

/** The monitored figure, signed so that larger is better; NaN when the report has none, and nothing is better than NaN. */
export function score(report: EpochReport, monitor: Monitor): number {
  const value = report[monitor] ?? Number.NaN
  return monitor === 'loss' || monitor === 'validationLoss' ? -value : value
}
