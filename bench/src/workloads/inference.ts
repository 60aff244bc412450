import { inferenceContestants } from '../contestants.ts'
import { measureSteps } from '../measure.ts'
import { closeAll, type Missing, open, roundRobin } from '../round-robin.ts'
import { setupModel } from '../setup/model.ts'
import { ratios, type Summary, summarize } from '../statistics.ts'
import type { Settings } from './settings.ts'

export interface InferenceRow {
  readonly id: string
  readonly label: string
  readonly version: string
  readonly device: string
  readonly imagesPerCall: number
  readonly microsecondsACall: Summary
  readonly imagesASecond: number
  readonly timesOurs: Summary | null
  /** The largest difference between its logits and plain TypeScript's. */
  readonly largestDifference: number
  readonly excluded: string | null
}

export interface InferenceResult {
  readonly rows: readonly InferenceRow[]
  readonly missing: readonly Missing[]
}

const TOLERANCE = 1e-3

/** Workload 3: from pixel bytes to logits in the caller's memory, one image a call and 1,000. */
export async function inferenceWorkload(settings: Settings): Promise<InferenceResult> {
  const { quick, say, data } = settings
  const model = await setupModel()
  const missing: Missing[] = []
  const rows: InferenceRow[] = []
  for (const imagesPerCall of [1, 1000]) {
    const contestants = settings.choose(inferenceContestants)
    const config = { data, model: model.folder, imagesPerCall }
    const opened = await open(contestants, 'inference', config, { ...settings, timeoutMs: 60_000 })
    const differences = await roundRobin(opened, 1, async (peer) =>
      difference(await peer.call<number[]>('logits'), model.logits),
    )
    const measured = await measureSteps(opened, quick ? 2 : 7, quick ? 0.05 : 0.3)
    for (const { contestant, process } of opened.entrants) {
      const { id, label } = contestant
      const seconds = measured.get(id)!
      const largestDifference = differences.get(id)![0]!
      const ours = measured.get('oneloop')
      const microsecondsACall = summarize(seconds.map((value) => value * 1e6))
      rows.push({
        id,
        label,
        version: process.version,
        device: process.device,
        imagesPerCall,
        microsecondsACall,
        imagesASecond: (imagesPerCall * 1e6) / microsecondsACall.median,
        timesOurs: ours === undefined ? null : ratios(seconds, ours),
        largestDifference,
        excluded: largestDifference <= TOLERANCE ? null : `logits differ by ${largestDifference.toPrecision(2)}`,
      })
      say(`  ${label}, ${imagesPerCall} a call: ${microsecondsACall.median.toFixed(1)} µs`)
    }
    for (const one of opened.missing) if (!missing.some(({ id }) => id === one.id)) missing.push(one)
    await closeAll(opened)
  }
  return { rows, missing }
}

function difference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let largest = a.length === b.length ? 0 : Number.POSITIVE_INFINITY
  for (let i = 0; i < a.length; i++) largest = Math.max(largest, Math.abs(a[i]! - b[i]!))
  return largest
}
