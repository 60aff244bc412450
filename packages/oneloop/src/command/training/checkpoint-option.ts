import { OneloopError } from '@oneloop/core'

/** When a run is saved, as `periodicCheckpoint` takes it. */
export type Rhythm = { everyEpochs: number } | { everySteps: number } | { everyMinutes: number }

const UNITS = /^(\d+(?:\.\d+)?)\s*(epochs?|steps?|min|minutes?)?$/

/**
 * A parser of `--checkpoint-every` for commander: `5` or `5epochs`, `500steps`, `5min`.
 *
 * @throws OneloopError `OPTION_INVALID`
 */
export function checkpointText(text: string): string {
  rhythmOf(text)
  return text.trim()
}

/** @throws OneloopError `OPTION_INVALID` */
export function rhythmOf(text: string): Rhythm {
  const [, digits, unit = 'epochs'] = UNITS.exec(text.trim()) ?? []
  const every = Number(digits)
  const isMinutes = unit.startsWith('min')
  if (digits === undefined || !(every > 0) || !(isMinutes || Number.isInteger(every))) {
    throw new OneloopError(`--checkpoint-every is a number of epochs, steps or minutes, not '${text}'`, {
      code: 'OPTION_INVALID',
      fix: 'give 5, 500steps or 5min',
    })
  }
  if (isMinutes) return { everyMinutes: every }
  return unit.startsWith('step') ? { everySteps: every } : { everyEpochs: every }
}
