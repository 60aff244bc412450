import { activationNames, OneloopError, optimizers, schedules } from '@oneloop/core'
import type { Checkpoint } from '@oneloop/trainer'
import { array, type Decoder, nullable, number, object, oneOf, positiveInteger, string } from 'decoders'
import { classLosses, type TrainConfig } from './train-config.ts'

/** What a run keeps of how it was started: in `config.json` and in each of its checkpoints. */
export interface SavedConfig extends TrainConfig {
  /** What the data were: a run goes on with the same, wherever they lie by then. */
  readonly dataSha256: DataSha256
}

export interface DataSha256 {
  readonly train: string
  readonly test: string
}

const names = <Name extends string>(of: Readonly<Record<Name, unknown>>) => oneOf(Object.keys(of) as Name[])

const savedConfig: Decoder<SavedConfig> = object({
  data: string,
  limit: nullable(positiveInteger),
  epochs: positiveInteger,
  batchSize: positiveInteger,
  learningRate: nullable(number),
  optimizer: names(optimizers),
  schedule: names(schedules),
  loss: oneOf(classLosses),
  hidden: array(positiveInteger),
  activation: oneOf(activationNames),
  dropout: number,
  weightDecay: nullable(number),
  clip: nullable(number),
  seed: number,
  dataSha256: object({ train: string, test: string }),
})

/** What a run on a table or a folder of images keeps: it is gone on with by naming that file again. */
const ofOwnFile = object({ file: string })

/**
 * How the run of a checkpoint was started.
 *
 * @param file named in errors
 * @throws OneloopError `OPTION_INVALID` when it is a run on a file that has to be named, `CHECKPOINT_MISMATCH` when `oneloop train` did not write it, or another version of it did
 */
export function readSavedConfig({ config }: Checkpoint, file: string): SavedConfig {
  const checked = savedConfig.decode(config)
  if (checked.ok) return checked.value
  const own = ofOwnFile.decode(config)
  if (own.ok) {
    throw new OneloopError(`its run learns from ${own.value.file}, which is not named`, {
      code: 'OPTION_INVALID',
      file,
      fix: 'give the command line that it was started with, and --resume',
    })
  }
  throw new OneloopError('the checkpoint does not say, in words of this version, how its run was started', {
    code: 'CHECKPOINT_MISMATCH',
    file,
    fix: 'go on from it with the version or the program that wrote it',
    cause: checked.error,
  })
}
