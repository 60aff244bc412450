import type { Monitor } from '@oneloop/core'
import { invalid } from '../fit-error.ts'
import type { Run } from '../run.ts'

/** What to watch: what was asked for, or the validation loss, or the training loss where there is no validation set. */
export function monitorOf(run: Run, who: string, wanted: Monitor | undefined): Monitor {
  if (wanted === undefined) return run.hasValidation ? 'validationLoss' : 'loss'
  if (run.hasValidation || wanted === 'loss' || wanted === 'trainAccuracy') return wanted
  const name = typeof wanted === 'object' ? wanted.metric : wanted
  throw invalid(
    `${who} watches ${name}, and there is no validation set`,
    "give fit a `validation` loader, or watch 'loss'",
  )
}

/** @throws OneloopError `FIT_INVALID` when a report does not have the metric that is watched */
export function checkMetric(who: string, monitor: Monitor, metrics: Readonly<Record<string, number>> = {}): void {
  if (typeof monitor !== 'object' || Object.hasOwn(metrics, monitor.metric)) return
  throw invalid(
    `${who} watches ${monitor.metric}, which is not among the metrics`,
    `there are ${Object.keys(metrics).join(', ') || 'none'}`,
  )
}
