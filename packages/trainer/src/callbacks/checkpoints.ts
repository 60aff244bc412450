import { checkFields, isBetter, type Monitor, score } from '@oneloop/core'
import { invalid } from '../fit-error.ts'
import type { Callback, Run, RunState } from '../run.ts'
import { checkMetric, monitorOf } from './watched.ts'

/** Where a snapshot goes: a file, IndexedDB, … */
export type Save = (state: RunState) => void | Promise<void>

/**
 * Saves the run after every `everyEpochs` epochs, every `everySteps` steps of the run and every `everyMinutes` minutes,
 * whichever are given (within an epoch, to within the loop's next turn, some tens of milliseconds), and where a stop leaves
 * it. Default: after every epoch.
 */
export function periodicCheckpoint(
  save: Save,
  options: { readonly everyEpochs?: number; readonly everySteps?: number; readonly everyMinutes?: number } = {},
): Callback {
  checkFields('periodicCheckpoint', options, ['everyEpochs', 'everySteps', 'everyMinutes'], 'FIT_INVALID')
  for (const [name, every] of Object.entries(options)) {
    if (!(every > 0)) throw invalid(`periodicCheckpoint: ${name} is a number above 0, not ${every}`)
  }
  const { everySteps = Number.POSITIVE_INFINITY, everyMinutes = Number.POSITIVE_INFINITY } = options
  const isTimed = everySteps !== Number.POSITIVE_INFINITY || everyMinutes !== Number.POSITIVE_INFINITY
  const { everyEpochs = isTimed ? Number.POSITIVE_INFINITY : 1 } = options
  let savedPlace = ''
  let savedStep = 0
  let savedAtMs = 0
  const place = (run: Run) => `${run.epoch}:${run.stepInEpoch}`
  const stepOf = (run: Run) => (run.epoch - 1) * run.stepsPerEpoch + run.stepInEpoch
  const isDue = (run: Run) =>
    stepOf(run) - savedStep >= everySteps || performance.now() - savedAtMs >= everyMinutes * 60_000
  const saveOnce = async (run: Run) => {
    savedStep = stepOf(run)
    savedAtMs = performance.now()
    if (savedPlace === place(run)) return
    savedPlace = place(run)
    await save(await run.snapshot())
  }
  return {
    onTrainStart(run) {
      savedPlace = ''
      savedStep = stepOf(run)
      savedAtMs = performance.now()
    },
    async onProgress(run) {
      if (isDue(run)) await saveOnce(run)
    },
    async onEpochDone(run, { epoch }) {
      if (epoch % everyEpochs === 0 || epoch === run.epochs || isDue(run)) await saveOnce(run)
    },
    onTrainEnd: saveOnce,
  }
}

/**
 * Saves the run after every epoch that beats all before it in the monitored figure.
 *
 * @param options.monitor default: the validation loss; without a validation set, the training loss
 * @throws OneloopError `FIT_INVALID`, out of `fit`, when the reports do not have the monitored figure
 */
export function bestCheckpoint(save: Save, options: { readonly monitor?: Monitor } = {}): Callback {
  checkFields('bestCheckpoint', options, ['monitor'], 'FIT_INVALID')
  let best: number | null = null
  return {
    onTrainStart(run) {
      const monitor = monitorOf(run, 'bestCheckpoint', options.monitor)
      const { epochs } = run.history
      best = epochs
        .map((report) => score(report, monitor))
        .reduce<number | null>((b, s) => (isBetter(s, b) ? s : b), null)
    },
    async onEpochDone(run, report) {
      const monitor = monitorOf(run, 'bestCheckpoint', options.monitor)
      checkMetric('bestCheckpoint', monitor, report.metrics)
      const now = score(report, monitor)
      if (!isBetter(now, best)) return
      best = now
      await save(await run.snapshot())
    },
  }
}
