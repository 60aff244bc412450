import {
  array,
  boolean,
  type Decoder,
  either,
  exact,
  nullable,
  number,
  optional,
  record,
  regex,
  string,
} from 'decoders'
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

/** What came out of a job. Nothing but `by` depends on who did it, or when. */
export interface JobResult {
  readonly trial: number
  readonly seed: number
  readonly rung: number
  /** The objective's metric on the validation part; `null` when the training diverged. */
  readonly score: number | null
  /** `null` when the training diverged. */
  readonly weightsSha256: string | null
  /** The metric after each epoch so far, from the first; `null` for what is no number. Left out where it was not noted. */
  readonly curve?: readonly (number | null)[] | undefined
  /** Who did it, for people to read: a machine and a process. */
  readonly by?: string | undefined
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

/** A host's name has 253 characters at most. */
const MOST_NAME = 300

/** Reads the result of a job out of what came by a queue, and refuses what is none. */
export const decodeJobResult: Decoder<JobResult> = exact({
  trial: fromZero,
  seed: fromOne,
  rung: fromZero,
  score: nullable(number),
  weightsSha256: nullable(regex(/^[0-9a-f]{64}$/, 'must be a SHA-256')),
  curve: optional(array(nullable(number))),
  by: optional(string.refine((each) => each.length <= MOST_NAME, `must have ${MOST_NAME} characters at most`)),
})
