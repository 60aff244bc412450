import { type Monitor, score } from '@oneloop/core'
import type { Callback, RunState } from '../run.ts'

/**
 * Stops the run once the monitored figure has not improved by more than `minDelta` (default 0) for `patience` epochs
 * (default 2), and then, with `restoreBest` (default true), puts the best epoch's parameters back.
 *
 * @param options.monitor default `'validationLoss'`
 */
export function earlyStopping(
  options: {
    readonly monitor?: Monitor
    readonly patience?: number
    readonly minDelta?: number
    readonly restoreBest?: boolean
  } = {},
): Callback {
  const { monitor = 'validationLoss', patience = 2, minDelta = 0, restoreBest = true } = options
  let best = Number.NEGATIVE_INFINITY
  let bestState: RunState | null = null
  let waited = 0
  return {
    async onEpochEnd(run, report) {
      const now = score(report, monitor)
      if (now > best + minDelta) {
        best = now
        waited = 0
        if (restoreBest) bestState = await run.snapshot()
        return
      }
      if (++waited < patience) return
      run.stop(`${monitor} has not improved for ${patience} epochs`)
      if (bestState !== null) await run.restore(bestState)
    },
  }
}
