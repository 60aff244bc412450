import { activationNames, losses, OneloopError, optimizers } from '@oneloop/core'
import {
  array,
  boolean,
  constant,
  type Decoder,
  define,
  either,
  nullable,
  nullish,
  number,
  object,
  oneOf,
  optional,
  positiveInteger,
  record,
  string,
  tuple,
} from 'decoders'
import { missingRules, tasks } from '../table/table-options.ts'
import { DEFAULTS, type RunConfig, type Settings, type Split } from './config.ts'
import { parseSchedule } from './schedule-option.ts'

const names = <Name extends string>(of: Readonly<Record<Name, unknown>>) => oneOf(Object.keys(of) as Name[])

const schedule: Decoder<string> = define((value, ok, err) => {
  if (typeof value !== 'string') return err('Must be a string')
  try {
    parseSchedule(value, Number.POSITIVE_INFINITY)
    return ok(value)
  } catch (error) {
    return err((error as Error).message)
  }
})

/** What every run has. Runs of before there was an option did what its default does. */
const settings = {
  epochs: positiveInteger,
  batchSize: positiveInteger,
  accumulate: optional(positiveInteger, DEFAULTS.accumulate),
  learningRate: nullable(either(number, constant('find'))),
  foundLearningRate: nullish(number, null),
  optimizer: names(optimizers),
  schedule,
  loss: names(losses),
  labelSmoothing: optional(number, DEFAULTS.labelSmoothing),
  classWeights: nullish(either(constant('balanced'), array(number)), null),
  hidden: array(positiveInteger),
  activation: oneOf(activationNames),
  dropout: number,
  initFrom: nullish(string, null),
  normalization: nullish(object({ scale: number, offset: number }), null),
  freeze: optional(array(string), []),
  weightDecay: nullable(number),
  biasDecay: optional(boolean, DEFAULTS.biasDecay),
  clip: nullable(number),
  ema: nullish(number, null),
  seed: number,
  earlyStopping: nullish(positiveInteger, null),
  keep: optional(oneOf(['best', 'last'] as const), DEFAULTS.keep),
  monitor: optional(string, DEFAULTS.monitor),
  metrics: optional(array(string), []),
  gradientStatistics: nullish(positiveInteger, null),
  checkpointEvery: nullish(string, null),
  validation: nullish(number, null),
  splitSeed: nullish(number, null),
  fold: nullish(object({ place: positiveInteger, of: positiveInteger }), null),
  dataSha256: record(string),
} satisfies Record<keyof Settings | keyof Split | 'dataSha256', Decoder<unknown>>

const namedData = object({ ...settings, data: string, limit: nullable(positiveInteger) })

const texts = optional(array(string))
const ownFile = object({
  ...settings,
  file: string,
  task: oneOf(tasks),
  target: texts,
  columns: texts,
  drop: texts,
  categories: texts,
  missing: optional(oneOf(missingRules)),
  split: optional(tuple(number, number, number)),
  splitBy: optional(string),
  test: optional(string),
  balance: optional(constant(true)),
  augment: optional(constant(true)),
})

/**
 * How a run was started, out of its checkpoint or its `config.json`.
 *
 * @param wants whether the command line names a file of one's own
 * @param file named in errors
 * @throws OneloopError `OPTION_INVALID` when it is a run on a file that has to be named, `CHECKPOINT_MISMATCH` when `oneloop train` did not write it, or another version of it did
 */
export function readSavedConfig(config: unknown, wants: 'data' | 'file', file: string): RunConfig {
  const own = ownFile.decode(config)
  const named = namedData.decode(config)
  if (wants === 'file' && own.ok) return withoutUndefined(own.value) as RunConfig
  if (wants === 'data' && named.ok) return named.value
  if (own.ok) {
    throw new OneloopError(`its run learns from ${own.value.file}, which is not named`, {
      code: 'OPTION_INVALID',
      file,
      fix: `name it: oneloop train FILE --resume`,
    })
  }
  if (named.ok) {
    throw new OneloopError('its run was not started on a file of your own', {
      code: 'CHECKPOINT_MISMATCH',
      file,
      fix: 'leave the file out, or start a new run in another --out',
    })
  }
  throw new OneloopError('the checkpoint does not say, in words of this version, how its run was started', {
    code: 'CHECKPOINT_MISMATCH',
    file,
    fix: 'go on from it with the version or the program that wrote it',
    cause: wants === 'file' ? own.error : named.error,
  })
}

/** What was not given is not there, as in the JSON that it was read from. */
function withoutUndefined(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined))
}
