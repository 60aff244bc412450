import { type Monitor, score } from '@oneloop/core'
import type { Callback, Run, RunState } from '../run.ts'

/** Where a snapshot goes: a file, IndexedDB, … */
export type Save = (state: RunState) => void | Promise<void>

/**
 * Saves the run after every `everyEpochs` epochs (default 1), every `everySteps` steps within an epoch where given (to
 * within the loop's next turn, some tens of milliseconds), and where a stop leaves it.
 */
export function periodicCheckpoint(
  save: Save,
  options: { readonly everyEpochs?: number; readonly everySteps?: number } = {},
): Callback {
  const { everyEpochs = 1, everySteps = Number.POSITIVE_INFINITY } = options
  let saved = ''
  const place = (run: Run) => `${run.epoch}:${run.step}`
  const saveOnce = async (run: Run) => {
    if (saved === place(run)) return
    saved = place(run)
    await save(await run.snapshot())
  }
  let lastSaveStep = 0
  return {
    onEpochStart(run) {
      lastSaveStep = run.step
    },
    async onProgress(run) {
      if (run.step - lastSaveStep < everySteps) return
      lastSaveStep = run.step
      await saveOnce(run)
    },
    async onEpochEnd(run, { epoch }) {
      if (epoch % everyEpochs === 0 || epoch === run.epochs) await saveOnce(run)
    },
    onTrainEnd: saveOnce,
  }
}

/** Saves the run after every epoch that beats all before it in the monitored figure (default `'accuracy'`). */
export function bestCheckpoint(save: Save, options: { readonly monitor?: Monitor } = {}): Callback {
  const { monitor = 'accuracy' } = options
  let best = Number.NEGATIVE_INFINITY
  return {
    onTrainStart(run) {
      for (const report of run.history.epochs) best = Math.max(best, score(report, monitor))
    },
    async onEpochEnd(run, report) {
      const now = score(report, monitor)
      if (!(now > best)) return
      best = now
      await save(await run.snapshot())
    },
  }
}
