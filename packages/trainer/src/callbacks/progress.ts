import type { Callback, Run } from '../run.ts'

/** Where a run stands, a few times a second. */
export interface Progress {
  readonly epoch: number
  readonly epochs: number
  readonly step: number
  readonly steps: number
  /** Mean of the batch losses of this epoch so far. */
  readonly loss: number
  readonly rowsPerSecond: number
  /** Seconds until this epoch ends, at the speed so far. */
  readonly secondsLeft: number
}

/**
 * Tells how an epoch goes, at its start, its end, and at most every `everyMs` (default 250) between. Each telling reads
 * the totals back from the device.
 */
export function progress(
  tell: (progress: Progress) => void | Promise<void>,
  options: { readonly everyMs?: number } = {},
): Callback {
  const { everyMs = 250 } = options
  let told = Number.NEGATIVE_INFINITY
  const report = async (run: Run) => {
    const { epoch, epochs, stepInEpoch: step, stepsPerEpoch: steps, seconds } = run
    const { lossSum, batches, count } = await run.readTotals()
    const secondsLeft = step === 0 ? Number.NaN : (seconds / step) * (steps - step)
    const loss = lossSum / batches
    await tell({ epoch, epochs, step, steps, loss, rowsPerSecond: count / seconds, secondsLeft })
    told = performance.now()
  }
  return {
    onEpochStart: report,
    onProgress: (run) => (performance.now() - told < everyMs ? undefined : report(run)),
    onEpochEnd: report,
  }
}
