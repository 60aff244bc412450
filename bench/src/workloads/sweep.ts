import { type Contestant, OURS_ONE_THREAD, sweepContestants } from '../contestants.ts'
import { measureSteps } from '../measure.ts'
import { OPERATIONS_A_STEP } from '../peers/wasm-peak.ts'
import { closeAll, type Missing, open } from '../round-robin.ts'
import { ratios, type Summary, summarize } from '../statistics.ts'
import type { Settings } from './settings.ts'

export interface Peak {
  readonly threads: number
  readonly fastMath: boolean
  /** Of 256-bit operations. */
  readonly wide: boolean
  readonly gflops: Summary
}

export interface SweepCell {
  readonly id: string
  readonly label: string
  readonly threads: number
  readonly width: number
  readonly batchSize: number
  readonly gflops: Summary
  readonly microsecondsAStep: Summary
  /** Its median as a part of the measured peak of this mode on as many threads; null for peers that are not WASM. */
  readonly ofPeak: number | null
  /** oneloop's time on one thread divided by this one, in the same round. */
  readonly oneThreadTimes: number | null
}

export interface SweepResult {
  readonly peaks: readonly Peak[]
  readonly cells: readonly SweepCell[]
  readonly missing: readonly Missing[]
}

const MODES = [false, true].flatMap((wide) => [
  { threads: 1, fastMath: false, wide },
  { threads: 2, fastMath: false, wide },
  { threads: 1, fastMath: true, wide },
])

/** Workload 2: training steps of 784 → width → width → 10 on dense float rows. */
export async function sweepWorkload(settings: Settings): Promise<SweepResult> {
  const { quick, say } = settings
  const widths = quick ? [128, 1024] : [32, 64, 128, 256, 512, 1024, 2048]
  // The small ones are for those who train row by row; a matrix of few rows is bound by the memory of the weights.
  const batchSizes = quick ? [1, 64] : [1, 4, 16, 64, 256, 1024]
  const rounds = quick ? 2 : 5
  const targetSeconds = quick ? 0.05 : 0.2
  const contestants = settings.choose(sweepContestants)

  const yardsticks = MODES.map(
    (options): Contestant => ({
      id: JSON.stringify(options),
      label: 'WASM peak',
      file: 'wasm-peak.ts',
      threads: options.threads,
      options,
      family: 'oneloop',
    }),
  )
  const opened = await open(yardsticks, 'steps', {}, { ...settings, timeoutMs: 60_000 })
  // Short and often: a peak is what it reaches when nothing else is in its way.
  const measured = await measureSteps(opened, quick ? 20 : 60, 0.02)
  const peaks = MODES.map((mode, i): Peak => {
    const gflops = measured.get(yardsticks[i]!.id)!.map((seconds) => (OPERATIONS_A_STEP * mode.threads) / seconds / 1e9)
    return { ...mode, gflops: summarize(gflops) }
  })
  await closeAll(opened)
  const missing: Missing[] = [...opened.missing]
  const cells: SweepCell[] = []
  for (const batchSize of batchSizes) {
    for (const width of widths) {
      const opened = await open(contestants, 'steps', { width, batchSize }, { ...settings, timeoutMs: 120_000 })
      const measured = await measureSteps(opened, rounds, targetSeconds)
      const operations = operationsAStep(width, batchSize)
      for (const { contestant, process } of opened.entrants) {
        const { id, label, threads, family, options } = contestant
        const perStep = measured.get(id)!
        const oneThread = measured.get(OURS_ONE_THREAD)
        const gflops = summarize(perStep.map((seconds) => operations / seconds / 1e9))
        const fastMath = options?.['fastMath'] === true
        const wide = process.device.includes('256-bit')
        const peak = peaks.find((peak) => peak.threads === threads && peak.fastMath === fastMath && peak.wide === wide)
        cells.push({
          id,
          label,
          threads: threads!,
          width,
          batchSize,
          gflops,
          microsecondsAStep: summarize(perStep.map((seconds) => seconds * 1e6)),
          oneThreadTimes: oneThread === undefined ? null : ratios(oneThread, perStep).median,
          ofPeak: family === 'oneloop' && peak ? gflops.median / peak.gflops.max : null,
        })
      }
      const line = cells.filter((cell) => cell.width === width && cell.batchSize === batchSize)
      say(
        `  width ${width}, batch ${batchSize}: ${line.map((c) => `${c.label} ${c.gflops.median.toFixed(1)}`).join('; ')} GFLOPS`,
      )
      for (const one of opened.missing) if (!missing.some(({ id }) => id === one.id)) missing.push(one)
      await closeAll(opened)
    }
  }
  return { peaks, cells, missing }
}

/**
 * Operations of the matrix products alone: forward, the gradient of each layer's weights, and that of each layer's input but the
 * first's. Two operations a multiply-add. What else a step does (Adam, activations, loss) earns nothing.
 */
export function operationsAStep(width: number, batchSize: number): number {
  const first = 784 * width
  const rest = width * width + width * 10
  return 2 * batchSize * (2 * first + 3 * rest)
}
