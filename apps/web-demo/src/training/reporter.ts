import type { Callback, Run } from 'oneloop'
import type { Event } from './protocol.ts'

const PROGRESS_MS = 150

/** Tells the page where the run stands, a few times a second, and what each epoch came to. */
export function reporter(tell: (event: Event) => void): Callback {
  let told = Number.NEGATIVE_INFINITY

  function report({ epoch, stepInEpoch: step, stepsPerEpoch, seconds }: Run): void {
    told = performance.now()
    const stepsPerSecond = seconds === 0 ? 0 : step / seconds
    tell({ kind: 'progress', progress: { epoch, step, stepsPerEpoch, stepsPerSecond } })
  }

  return {
    onTrainStart: ({ device }) => tell({ kind: 'started', device }),
    onProgress: (run) => (performance.now() - told < PROGRESS_MS ? undefined : report(run)),
    async onEpochEnd(run, epochReport) {
      report(run)
      tell({ kind: 'epoch', report: epochReport, parameters: (await run.snapshot()).engine.parameters })
    },
  }
}
