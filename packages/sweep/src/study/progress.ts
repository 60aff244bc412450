import { meanInterval } from '@oneloop/metrics'
import { GENERATION, settingsOf, trialCount } from '../samplers/index.ts'
import type { Settings } from '../space/parameter.ts'
import { type Job, type JobResult, jobKey } from './job.ts'
import { promoted, type Rung, rungsOf } from './rungs.ts'
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
  const followed = followStudy(study)
  for (const result of results) followed.add(result)
  return followed.progress()
}

/** A study whose results come one by one. */
export interface FollowedStudy {
  /** Of a job that was done before, it changes nothing. */
  add(result: JobResult): void
  progress(): Progress
}

/** `progressOf` for results as they come: each costs what it changes, however many there are. */
export function followStudy(study: Study): FollowedStudy {
  const results = new Map<string, JobResult>()
  const count = trialCount(study)
  const size = study.sampler === 'tpe' ? GENERATION : count
  const trials: Trial[] = []
  let total = 0
  for (let first = 0; first < count; first += size) total += jobsIn(study, Math.min(size, count - first))

  /** The trials that are trained side by side now: those of the open generation that are at its open rung. */
  let here: number[] = []
  let rungs: readonly Rung[] = []
  let rung = -1
  const open = new Map<string, Job>()

  function settle(number: number): void {
    const own = jobsOf(study, trials[number]!, rung, rungs[rung]!.epochs).map((job) => results.get(jobKey(job)))
    if (own.every((each) => each !== undefined)) {
      trials[number] = trainedTo(trials[number]!, rung, rungs[rung]!.epochs, own)
    }
  }

  /** Opens the next rung, or the next generation: what comes after an open one depends on it. */
  function advance(): void {
    while (open.size === 0 && (rung + 1 < rungs.length || trials.length < count)) {
      if (rung + 1 < rungs.length) {
        // A rung is over when all of its trials are: who came first makes no difference.
        const cost = (number: number) => costOf(study, trials[number]!.score)
        const ordered = here.toSorted((a, b) => cost(a) - cost(b) || a - b)
        here = ordered.slice(0, promoted(study.halving!, here.length)).filter((number) => cost(number) < Infinity)
        here.sort((a, b) => a - b)
        rung++
      } else {
        here = begin(study, trials, Math.min(size, count - trials.length))
        rungs = rungsOf(study, here.length)
        rung = 0
      }
      for (const number of here) {
        for (const job of jobsOf(study, trials[number]!, rung, rungs[rung]!.epochs)) {
          if (!results.has(jobKey(job))) open.set(jobKey(job), job)
        }
        settle(number)
      }
    }
  }

  advance()
  return {
    add(result) {
      const key = jobKey(result)
      if (results.has(key)) return
      results.set(key, result)
      if (open.delete(key)) settle(result.trial)
      advance()
    },
    progress: () => ({ trials: [...trials], jobs: [...open.values()], done: results.size, total }),
  }
}

/** Adds so many trials that nobody has trained yet; they follow from those before them. @returns their numbers */
function begin(study: Study, trials: Trial[], count: number): number[] {
  const earlier = trials.map(({ settings, score }) => ({ settings, cost: costOf(study, score) }))
  const numbers = Array.from({ length: count }, (_, i) => trials.length + i)
  for (const number of numbers) trials.push(untrained(number, settingsOf(study, number, earlier)))
  return numbers
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

function jobsOf(study: Study, { number, settings }: Trial, rung: number, until: number): Job[] {
  return Array.from({ length: study.seeds }, (_, i) => ({
    trial: number,
    settings,
    seed: i + 1,
    rung,
    until,
    epochs: study.epochs,
  }))
}

function untrained(number: number, settings: Settings): Trial {
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
