import { History, type HistoryJson, OneloopError, type Totals } from '@oneloop/core'
import {
  boolean,
  type Decoder,
  define,
  either,
  integer,
  natural,
  nonNegativeNumber,
  null_,
  nullable,
  number,
  object,
  oneOf,
  optional,
  positiveInteger,
  record,
  string,
  unknown,
} from 'decoders'
import type { Memory, RunState } from '../run.ts'

/** The JSON in a checkpoint's metadata: all of a run's state that is no tensor. */
export type CheckpointRun = Omit<RunState, 'engine' | 'history' | 'memories'> & {
  readonly history: HistoryJson
  /** Updates made so far. */
  readonly step: number
  readonly totals: Readonly<Record<keyof Totals, number | string | null>>
  /** The values of what callbacks remember; their arrays are tensors. */
  readonly memories: Readonly<Record<string, Memory['values']>>
  readonly config: unknown
}

/** JSON has no NaN or infinity, which the sums of a diverged epoch are: they are text, as in a history. */
export function encodeTotals(totals: Totals): CheckpointRun['totals'] {
  return Object.fromEntries(
    Object.entries(totals).map(([name, sum]) => [name, sum === null || Number.isFinite(sum) ? sum : String(sum)]),
  ) as CheckpointRun['totals']
}

const sum: Decoder<number> = either(
  number,
  oneOf(['NaN', 'Infinity', '-Infinity']).transform(Number),
  // The first checkpoints had these as null.
  null_.transform(() => Number.NaN),
).describe('Must be a number')

// The first checkpoints were of classes without weights, and did not say so.
const totals: Decoder<Totals> = object({
  batches: natural,
  count: natural,
  weight: optional(nonNegativeNumber),
  correct: natural,
  absoluteError: optional(sum, 0),
  squaredError: optional(sum, 0),
  lossSum: sum,
  rowLossSum: sum,
  firstNonFinite: nullable(natural),
}).transform(({ weight, ...rest }) => ({ ...rest, weight: weight ?? rest.count }))

/** The history's own reader knows what a report may hold, and names the field that is wrong. */
const history: Decoder<RunState['history']> = define((value, ok, err) => {
  try {
    const { epochs } = History.fromJSON(value)
    if (epochs.some(({ epoch }, i) => epoch !== i + 1)) return err('Must have the epochs 1, 2, 3, …, each once')
    return ok(epochs)
  } catch (error) {
    if (error instanceof OneloopError) return err(`Must be a history: ${error.message}`)
    throw error
  }
})

/** What `JSON.parse` gave, seen to be a run: every field of its kind, and the place in the run inside it. */
export const checkpointRun = object({
  epoch: positiveInteger,
  step: natural,
  stepInEpoch: natural,
  seconds: nonNegativeNumber,
  loader: object({ seed: integer, batchSize: positiveInteger, length: positiveInteger }),
  totals,
  history,
  memories: optional(record(record(either(number, string, boolean, null_))), {}),
  config: unknown,
})
  .refine(({ epoch, history: { length } }) => epoch === length + 1, 'The epoch must be the one after its history')
  .refine(({ stepInEpoch, loader }) => stepInEpoch <= loader.length, 'The step must lie in the epoch')
