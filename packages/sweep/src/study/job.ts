import { boolean, type Decoder, either, exact, nullable, number, record, regex, string } from 'decoders'
import { fromOne, fromZero } from '../check-data.ts'
import type { Settings } from '../space/parameter.ts'

/** One piece of work: a trial's network of one seed is trained up to some epoch. */
export interface Job {
  /** From 0. */
  readonly trial: number
  readonly settings: Settings
  readonly seed: number
  /** From 0. Above 0 the training goes on from where the rung below ended. */
  readonly rung: number
  /** Train up to this epoch now. */
  readonly until: number
  /** The epochs of a whole run, from which a schedule follows. */
  readonly epochs: number
}

/** What came out of a job. Nothing in it depends on who did it, or when. */
export interface JobResult {
  readonly trial: number
  readonly seed: number
  readonly rung: number
  /** The objective's metric on the validation part; `null` when the training diverged. */
  readonly score: number | null
  /** `null` when the training diverged. */
  readonly weightsSha256: string | null
}

/** A job's place in the study. */
export const jobKey = ({ trial, seed, rung }: Pick<Job, 'trial' | 'seed' | 'rung'>) => `${trial}/${seed}/${rung}`

export const decodeSettings: Decoder<Settings> = record(either(number, string, boolean))

/** Reads a job out of what came by a queue, and refuses what is none. */
export const decodeJob: Decoder<Job> = exact({
  trial: fromZero,
  settings: decodeSettings,
  seed: fromOne,
  rung: fromZero,
  until: fromOne,
  epochs: fromOne,
})

/** Reads the result of a job out of what came by a queue, and refuses what is none. */
export const decodeJobResult: Decoder<JobResult> = exact({
  trial: fromZero,
  seed: fromOne,
  rung: fromZero,
  score: nullable(number),
  weightsSha256: nullable(regex(/^[0-9a-f]{64}$/, 'must be a SHA-256')),
})
