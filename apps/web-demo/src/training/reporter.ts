import { type Batch, type Callback, gradientNorms, type Run } from 'oneloop'
import type { Event, RunProgress } from './protocol.ts'

const PROGRESS_MS = 150
const PARAMETERS_MS = 400

/**
 * Tells the page how the run goes: often where it stands, now and then the weights, which predict what is drawn, and the
 * norms of the gradients on the batch `probe`.
 */
export function reporter(tell: (event: Event) => void, probe: Batch): Callback {
  let told = 0
  let sentParameters = 0
  let before = { batches: 0, lossSum: 0 }

  async function report(run: Run): Promise<void> {
    const now = performance.now()
    if (now - told < PROGRESS_MS) return
    told = now
    const { batches, lossSum } = await run.readTotals()
    const { epoch, step, stepsPerEpoch, seconds } = run
    if (batches === before.batches) return
    const since = {
      batches: batches - before.batches,
      lossSum: lossSum - before.lossSum,
    }
    before = { batches, lossSum }
    let extras: Pick<RunProgress, 'parameters' | 'gradientNorms'> = {}
    if (now - sentParameters >= PARAMETERS_MS) {
      sentParameters = now
      const { parameters } = (await run.snapshot()).engine
      extras = { parameters, gradientNorms: gradientNorms(await run.gradients(probe)) }
    }
    tell({
      kind: 'progress',
      progress: {
        epoch,
        step,
        stepsPerEpoch,
        loss: since.lossSum / since.batches,
        stepsPerSecond: step / seconds,
        ...extras,
      },
    })
  }

  return {
    onTrainStart: ({ device, epoch, stepsPerEpoch }) => tell({ kind: 'started', device, epoch, stepsPerEpoch }),
    async onEpochStart(run) {
      const { batches, lossSum } = await run.readTotals()
      before = { batches, lossSum }
    },
    onProgress: report,
    async onEpochEnd(run, epochReport) {
      tell({ kind: 'epoch', report: epochReport, parameters: (await run.snapshot()).engine.parameters })
    },
  }
}
