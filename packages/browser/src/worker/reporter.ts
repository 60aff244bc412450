import type { Callback, Run } from '@oneloop/trainer'
import type { Tell } from './tell.ts'

const PROGRESS_MS = 150

/** Tells the page where the run stands, a few times a second, and what each epoch came to. */
export function reporter(tell: Tell): Callback {
  let told = Number.NEGATIVE_INFINITY

  function report({ epoch, epochs, stepInEpoch: step, stepsPerEpoch, seconds }: Run): void {
    told = performance.now()
    const stepsPerSecond = seconds === 0 ? 0 : step / seconds
    const fraction = (epoch - 1 + step / stepsPerEpoch) / epochs
    tell({ kind: 'progress', epoch, step, stepsPerEpoch, stepsPerSecond, fraction })
  }

  return {
    onTrainStart: ({ device }) => tell({ kind: 'started', device }),
    onProgress: (run) => (performance.now() - told < PROGRESS_MS ? undefined : report(run)),
    async onEpochEnd(run, epochReport) {
      report(run)
      tell({ kind: 'epoch', report: epochReport, parameters: run.model.parameters })
    },
  }
}
