import { meanInterval } from '@oneloop/metrics'
import { GENERATION, settingsOf, trialCount } from '../samplers/index.ts'
import type { Settings } from '../space/parameter.ts'
import { type Job, type JobResult, jobKey } from './job.ts'
import { promoted, rungsOf } from './rungs.ts'
import type { Study } from './study.ts'

/** A trial as far as it has come. */
export interface Trial {
  /** From 0. */
  readonly number: number
  readonly settings: Settings
  /** The highest rung that it has been trained to with all seeds, from 0; −1 for none. */
  readonly rung: number
  readonly epochs: number
  /** The mean over the seeds at that rung; `null` before the first, and when one of them diverged. */
  readonly score: number | null
  /** The 95 % interval of that mean; `null` for one seed. */
  readonly interval: { readonly low: number; readonly high: number } | null
  /** At that rung, by seed from 1. */
  readonly weightsSha256: readonly (string | null)[]
  /** What its jobs at that rung noted of each epoch, by seed from 1. */
  readonly curves: readonly (readonly (number | null)[])[]
  /** Who trained it, to this rung and to those below, each once. */
  readonly by: readonly string[]
}

/** A study as far as its results go. */
export interface Progress {
  readonly trials: readonly Trial[]
  /** What can be trained now, side by side; none when the study is over. */
  readonly jobs: readonly Job[]
  /** Jobs done, and how many there are in all. */
  readonly done: number
  readonly total: number
}

/**
 * What a study has come to and what is to be done next: a pure function of the study and of the set of its results, in
 * whatever order they came.
 */
export function progressOf(study: Study, results: Iterable<JobResult>): Progress {
  const byKey = new Map<string, JobResult>()
  for (const result of results) byKey.set(jobKey(result), result)
  const count = trialCount(study)
  const size = study.sampler === 'tpe' ? GENERATION : count
  const trials: Trial[] = []
  let total = 0
  let jobs: readonly Job[] = []
  for (let first = 0; first < count; first += size) {
    const numbers = Array.from({ length: Math.min(size, count - first) }, (_, i) => first + i)
    total += jobsIn(study, numbers.length)
    // What comes after an open generation depends on it.
    if (jobs.length > 0) continue
    const earlier = trials.map(({ settings, score }) => ({ settings, cost: costOf(study, score) }))
    const begun = numbers.map((number) => ({ number, settings: settingsOf(study, number, earlier) }))
    const generation = climb(study, begun, byKey)
    trials.push(...generation.trials)
    jobs = generation.jobs
  }
  return { trials, jobs, done: byKey.size, total }
}

/** Smaller is better; what diverged is worst. */
export function costOf({ objective }: Study, score: number | null): number {
  if (score === null || Number.isNaN(score)) return Number.POSITIVE_INFINITY
  return objective.direction === 'minimize' ? score : -score
}

/** The best trial of all that were trained to the end; the earlier one of two that are as good. */
export function bestTrial(study: Study, trials: readonly Trial[]): Trial | null {
  const whole = trials.filter(({ epochs, score }) => epochs === study.epochs && score !== null)
  return [...whole].sort((a, b) => costOf(study, a.score) - costOf(study, b.score) || a.number - b.number)[0] ?? null
}

type Begun = Pick<Trial, 'number' | 'settings'>

function climb(study: Study, begun: readonly Begun[], results: ReadonlyMap<string, JobResult>) {
  const rungs = rungsOf(study, begun.length)
  const trials = new Map(begun.map((each) => [each.number, untrained(each)]))
  let here = begun
  for (const [rung, { epochs }] of rungs.entries()) {
    const jobs = here.flatMap((trial) => jobsOf(study, trial, rung, epochs))
    const open = jobs.filter((job) => !results.has(jobKey(job)))
    for (const trial of here) {
      const own = jobs.filter((job) => job.trial === trial.number).map((job) => results.get(jobKey(job)))
      const before = trials.get(trial.number)!
      if (own.every((each) => each !== undefined)) trials.set(trial.number, trainedTo(before, rung, epochs, own))
    }
    // A rung is over when all of its trials are: who came first makes no difference.
    if (open.length > 0) return { trials: [...trials.values()], jobs: open }
    if (rung < rungs.length - 1) {
      const cost = ({ number }: Begun) => costOf(study, trials.get(number)!.score)
      const ordered = here.toSorted((a, b) => cost(a) - cost(b) || a.number - b.number)
      here = ordered.slice(0, promoted(study.halving!, here.length)).filter((trial) => cost(trial) < Infinity)
      here = here.toSorted((a, b) => a.number - b.number)
    }
  }
  return { trials: [...trials.values()], jobs: [] }
}

function jobsOf(study: Study, { number, settings }: Begun, rung: number, until: number): Job[] {
  return Array.from({ length: study.seeds }, (_, i) => ({
    trial: number,
    settings,
    seed: i + 1,
    rung,
    until,
    epochs: study.epochs,
  }))
}

function untrained({ number, settings }: Begun): Trial {
  return { number, settings, rung: -1, epochs: 0, score: null, interval: null, weightsSha256: [], curves: [], by: [] }
}

function trainedTo(trial: Trial, rung: number, epochs: number, results: readonly JobResult[]): Trial {
  const scores = results.flatMap(({ score }) => (score === null ? [] : [score]))
  const isWhole = scores.length === results.length
  const summary = isWhole ? meanInterval(scores) : null
  return {
    ...trial,
    rung,
    epochs,
    score: summary?.mean ?? null,
    interval: summary === null || results.length === 1 ? null : { low: summary.low, high: summary.high },
    weightsSha256: results.map(({ weightsSha256 }) => weightsSha256),
    curves: results.map(({ curve = [] }) => curve),
    by: [...new Set([...trial.by, ...results.flatMap(({ by }) => by ?? [])])].sort(),
  }
}

/** If none diverges. */
function jobsIn(study: Study, trials: number): number {
  let here = trials
  let jobs = 0
  for (const [rung] of rungsOf(study, trials).entries()) {
    if (rung > 0) here = promoted(study.halving!, here)
    jobs += here * study.seeds
  }
  return jobs
}
