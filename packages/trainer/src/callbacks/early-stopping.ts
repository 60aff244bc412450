import { checkFields, isBetter, type Monitor, type NamedArrays, score } from '@oneloop/core'
import { invalid } from '../fit-error.ts'
import type { Callback, Run } from '../run.ts'
import { checkMetric, monitorOf } from './watched.ts'

/**
 * Stops the run once the monitored figure has not improved by more than `minDelta` (default 0) for `patience` epochs
 * (default 2). With `restoreBest` (default true) `fit` leaves the best epoch's parameters in the model, also when the
 * epochs run out; a run that is aborted keeps the last step's, so that it can go on.
 *
 * @param options.monitor default: the validation loss; without a validation set, the training loss
 * @throws OneloopError `FIT_INVALID`, out of `fit`, when the reports do not have the monitored figure
 */
export function earlyStopping(
  options: {
    readonly monitor?: Monitor
    readonly patience?: number
    readonly minDelta?: number
    readonly restoreBest?: boolean
  } = {},
): Callback {
  checkFields('earlyStopping', options, ['monitor', 'patience', 'minDelta', 'restoreBest'], 'FIT_INVALID')
  const { patience = 2, minDelta = 0, restoreBest = true } = options
  if (!(Number.isInteger(patience) && patience >= 1)) {
    throw invalid(`earlyStopping: patience is a whole number of epochs, at least 1, not ${patience}`)
  }
  if (!(minDelta >= 0)) throw invalid(`earlyStopping: minDelta is a number, not negative, not ${minDelta}`)
  let best: number | null = null
  let bestParameters: NamedArrays | null = null
  let waited = 0

  const stopIfDue = (run: Run, monitor: Monitor) => {
    if (waited < patience) return
    const name = typeof monitor === 'object' ? monitor.metric : monitor
    run.stop(`${name} has not improved for ${patience} epochs`)
  }

  return {
    name: 'earlyStopping',
    memory: () => ({ values: { best, waited }, arrays: bestParameters ?? {} }),
    remember(memory) {
      best = (memory?.values['best'] as number | null | undefined) ?? null
      waited = Number(memory?.values['waited'] ?? 0)
      bestParameters = memory !== null && Object.keys(memory.arrays).length > 0 ? memory.arrays : null
    },
    onTrainStart: (run) => stopIfDue(run, monitorOf(run, 'earlyStopping', options.monitor)),
    onEpochEnd(run, report) {
      const monitor = monitorOf(run, 'earlyStopping', options.monitor)
      checkMetric('earlyStopping', monitor, report.metrics)
      const now = score(report, monitor)
      if (isBetter(now, best, minDelta)) {
        best = now
        waited = 0
        if (restoreBest) bestParameters = copy(run.model.parameters)
      } else waited++
      stopIfDue(run, monitor)
    },
    onTrainEnd(run) {
      if (bestParameters !== null && !run.isAborted) run.setResult(bestParameters)
    },
  }
}

const copy = (arrays: NamedArrays) => Object.fromEntries(Object.entries(arrays).map(([name, a]) => [name, a.slice()]))
