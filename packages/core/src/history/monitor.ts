import type { EpochReport } from './epoch-report.ts'

/**
 * The figure of an epoch's report that something goes by: to pick the best epoch, to stop early. Losses are better
 * smaller and accuracies larger; a metric says which of the two it is.
 */
export type Monitor =
  | 'loss'
  | 'validationLoss'
  | 'accuracy'
  | 'trainAccuracy'
  | { readonly metric: string; readonly mode: 'min' | 'max' }

/** The monitored figure, signed so that larger is better; NaN where the report has none, and nothing is better than NaN. */
export function score(report: EpochReport, monitor: Monitor): number {
  if (typeof monitor === 'object') {
    const value = report.metrics?.[monitor.metric] ?? Number.NaN
    return monitor.mode === 'min' ? -value : value
  }
  const value = report[monitor] ?? Number.NaN
  return monitor === 'loss' || monitor === 'validationLoss' ? -value : value
}

/** Whether a score beats the best so far by more than `minDelta`; NaN beats nothing. `best` is null while there is none. */
export function isBetter(now: number, best: number | null, minDelta = 0): boolean {
  return !Number.isNaN(now) && (best === null || now > best + minDelta)
}
