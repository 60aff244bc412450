import { OneloopError } from '@oneloop/core'
import type { Checkpoint } from '@oneloop/trainer'
import { kebab } from '../options.ts'
import { LESSON_CONFIG, type TrainConfig } from './train-config.ts'

/**
 * The checkpoint's own config, with a larger number of epochs if one was given.
 *
 * @throws OneloopError `RESUME_CONFLICT` when the command line asks for what would make it another run
 */
export function resumedConfig(checkpoint: Checkpoint, given: Partial<TrainConfig>): TrainConfig {
  const saved = { ...LESSON_CONFIG, ...(checkpoint.config as Partial<TrainConfig> | null) }
  const { epochs = saved.epochs, ...rest } = given
  const conflicts = Object.entries(rest)
    .filter(([name, value]) => String(value) !== String(saved[name as keyof TrainConfig]))
    .map(([name, value]) => `--${kebab(name)} was ${saved[name as keyof TrainConfig]}, is ${value}`)
  if (conflicts.length > 0) {
    throw new OneloopError(`a resumed run keeps its settings: ${conflicts.join('; ')}`, {
      code: 'RESUME_CONFLICT',
      fix: 'leave these out, or start a new run in another --out',
    })
  }
  return { ...saved, epochs }
}
