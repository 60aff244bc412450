import { type Contestant, epochContestants, OURS, OURS_ONE_THREAD } from '../contestants.ts'
import type { EpochSample } from '../peer.ts'
import { closeAll, type Missing, open, roundRobin } from '../round-robin.ts'
import { ratios, type Summary, summarize } from '../statistics.ts'
import type { Settings } from './settings.ts'

export interface EpochRow {
  readonly id: string
  readonly label: string
  readonly family: Contestant['family']
  readonly version: string
  readonly device: string
  readonly seconds: Summary
  readonly evaluateSeconds: Summary | null
  /** Its seconds divided by ours of the same round, two threads and one. */
  readonly timesOurs: Summary | null
  readonly timesOursOneThread: Summary | null
  /** The seconds of each epoch, in their order. */
  readonly losses: readonly number[]
  readonly accuracies: readonly number[]
  /** Why the row does not count, or null. */
  readonly excluded: string | null
}

export interface EpochResult {
  readonly trainImages: number
  readonly steps: number
  readonly epochs: number
  readonly expectedAccuracy: readonly number[]
  readonly rows: readonly EpochRow[]
  readonly missing: readonly Missing[]
}

/**
 * Mean accuracy after each epoch of the lesson, seeds 1 to 10 of the default engine, which the conformance suite holds to
 * the float64 reference. Seeds spread by about 0.2 percentage points around it after the fifth epoch.
 */
const LESSON_ACCURACY = [0.9328, 0.9524, 0.958, 0.9636, 0.9674]
/** The same after one epoch of the first 12,800 images: what --quick trains on. */
const QUICK_ACCURACY = [0.8783]
const TOLERANCE = { lesson: 0.006, quick: 0.03 }

/** Workload 1: the lesson's epoch. */
export async function epochWorkload(settings: Settings): Promise<EpochResult> {
  const { quick, say, data } = settings
  const trainImages = quick ? 12_800 : 60_000
  const rounds = quick ? 1 : 5
  const timeoutMs = quick ? 30_000 : 300_000
  const opened = await open(
    settings.choose(epochContestants.filter(({ notQuick }) => !(quick && notQuick))),
    'epoch',
    { data, trainImages },
    { ...settings, timeoutMs },
  )
  // One epoch that nobody counts: compilers compile, caches fill. Then everyone starts anew.
  say('  warming up')
  await roundRobin(opened, 1, async (peer, { family }) => {
    // The slowest of all, and with little to warm up.
    if (quick && (family === 'tfjs' || family === 'pytorch')) return
    await peer.call('epoch', [], timeoutMs)
    await peer.call('reset')
  })
  const samples = await roundRobin(opened, rounds, async (peer, { label }) => {
    const sample = await peer.call<EpochSample>('epoch', [], timeoutMs)
    say(`  ${label}: ${sample.seconds.toFixed(3)} s, ${(sample.accuracy * 100).toFixed(2)} %`)
    return sample
  })
  const seconds = (id: string) => samples.get(id)?.map((sample) => sample.seconds)
  const expectedAccuracy = quick ? QUICK_ACCURACY : LESSON_ACCURACY
  const tolerance = quick ? TOLERANCE.quick : TOLERANCE.lesson
  const rows = opened.entrants.map(({ contestant: { id, label, family }, process: { version, device } }): EpochRow => {
    const own = samples.get(id)!
    const accuracies = own.map(({ accuracy }) => accuracy)
    const evaluations = own.map(({ evaluateSeconds }) => evaluateSeconds).filter((value) => value !== null)
    const compare = (with_: string) => {
      const others = seconds(with_)
      return others === undefined ? null : ratios(seconds(id)!, others)
    }
    return {
      id,
      label,
      family,
      version,
      device,
      seconds: summarize(seconds(id)!),
      evaluateSeconds: evaluations.length === 0 ? null : summarize(evaluations),
      timesOurs: compare(OURS),
      timesOursOneThread: compare(OURS_ONE_THREAD),
      losses: own.map(({ loss }) => loss),
      accuracies,
      excluded: judge(accuracies.at(-1)!, expectedAccuracy[rounds - 1]!, tolerance),
    }
  })
  await closeAll(opened)
  return {
    trainImages,
    steps: Math.ceil(trainImages / 64),
    epochs: rounds,
    expectedAccuracy,
    rows: rows.toSorted((a, b) => a.seconds.median - b.seconds.median),
    missing: opened.missing,
  }
}

function judge(accuracy: number, expected: number, tolerance: number): string | null {
  if (Math.abs(accuracy - expected) <= tolerance) return null
  return `accuracy ${(accuracy * 100).toFixed(2)} %, expected ${(expected * 100).toFixed(1)} ± ${(tolerance * 100).toFixed(1)} %`
}
