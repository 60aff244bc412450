import { constant, type Decoder, exact, integer, nullable, oneOf, string, unknown } from 'decoders'
import { checkData, fromOne } from '../check-data.ts'
import { checkSampler, type SamplerName, samplerNames } from '../samplers/index.ts'
import { decodeSpace } from '../space/decode-space.ts'
import type { Space } from '../space/parameter.ts'

/** What a trial is judged by. It is a score of the validation part: the test part belongs to the end of a study. */
export interface Objective {
  /** As a run reports it: `loss`, `accuracy`, `mae`. */
  readonly metric: string
  readonly direction: 'minimize' | 'maximize'
}

/** A study as data. Everything that its table holds follows from this. */
export interface Study {
  readonly version: 1
  readonly space: Space
  readonly sampler: SamplerName
  /** How many trials; a grid takes all its combinations instead. */
  readonly trials: number
  /** Of the samplers. */
  readonly seed: number
  /** Each trial is trained with this many seeds, 1 and up, and judged by their mean. */
  readonly seeds: number
  /** The most epochs of a trial. */
  readonly epochs: number
  /** Successive halving: after a rung one trial in so many goes on. `null`: all trials are trained to the end. */
  readonly halving: number | null
  readonly objective: Objective
  /** What is trained, for whoever trains it: any data. */
  readonly task: unknown
}

const decoder: Decoder<Study> = exact({
  version: constant(1),
  space: decodeSpace,
  sampler: oneOf(samplerNames),
  trials: fromOne,
  seed: integer,
  seeds: fromOne,
  epochs: fromOne,
  halving: nullable(integer.refine((each) => each >= 2, 'must be at least 2')),
  objective: exact({ metric: string, direction: oneOf(['minimize', 'maximize']) }),
  task: unknown,
}).transform(({ task = null, ...study }) => ({ ...study, task }))

/** What `defineStudy` fills in. */
type Defaults = 'version' | 'sampler' | 'seed' | 'seeds' | 'halving' | 'objective' | 'task'

/**
 * A study, checked and with its defaults: the random sampler, seed 1, one seed a trial, no halving, the smallest loss.
 *
 * @throws OneloopError `STUDY_INVALID`, naming the field
 * @example defineStudy({ space: { lr: float(1e-4, 1e-1, { log: true }) }, trials: 20, epochs: 10 })
 */
export function defineStudy(study: Omit<Study, Defaults> & Partial<Pick<Study, Defaults>>): Study {
  return decodeStudy({ ...DEFAULTS, ...study })
}

const DEFAULTS = {
  version: 1,
  sampler: 'random',
  seed: 1,
  seeds: 1,
  halving: null,
  objective: { metric: 'loss', direction: 'minimize' },
  task: null,
} as const

/** Checks what was read from a file or a message: unknown fields are refused. @throws OneloopError `STUDY_INVALID` */
export function decodeStudy(value: unknown, file?: string): Study {
  const study = checkData(decoder, value, 'study', file)
  checkSampler(study)
  return study
}
