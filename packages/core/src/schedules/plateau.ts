import { type EpochReport, isBetter, type Monitor, score } from '../history/index.ts'
import { checkScheduleOptions } from './check.ts'

/** A schedule that waits for a plateau, as data: what `plateau()` makes, every option filled in. */
export interface Plateau {
  readonly kind: 'plateau'
  /** Null: the validation loss where there is one, else the loss. */
  readonly monitor: Monitor | null
  readonly factor: number
  readonly patience: number
  readonly minDelta: number
  readonly cooldown: number
  readonly finalFactor: number
}

/**
 * Multiplies the learning rate by `factor` (default 0.1) once the monitored figure has not improved by more than
 * `minDelta` (default 0) for more than `patience` (default 10) epochs, down to `finalFactor` (default 0) of it; after that
 * it waits `cooldown` (default 0) epochs before it counts again. PyTorch's and Keras' `ReduceLROnPlateau`. It is a pure
 * function of the run's history, so a resumed run needs no state of it.
 *
 * @param options.monitor default: the validation loss where there is one, else the loss
 * @throws OneloopError `SCHEDULE_INVALID`
 */
export function plateau(options: Partial<Omit<Plateau, 'kind'>> = {}): Plateau {
  const { monitor = null, factor = 0.1, patience = 10, minDelta = 0, cooldown = 0, finalFactor = 0 } = options
  const whole = [0, Number.MAX_SAFE_INTEGER, 'integer'] as const
  checkScheduleOptions('plateau', options, {
    monitor: 'any',
    factor: [0, 1],
    patience: whole,
    minDelta: [0, Number.MAX_VALUE],
    cooldown: whole,
    finalFactor: [0, 1],
  })
  return { kind: 'plateau', monitor, factor, patience, minDelta, cooldown, finalFactor }
}

/** What is left of the learning rate after these epochs. */
export function plateauFactor(schedule: Plateau, history: readonly EpochReport[]): number {
  const { factor, patience, minDelta, cooldown, finalFactor } = schedule
  const monitor = schedule.monitor ?? (history[0]?.validationLoss == null ? 'loss' : 'validationLoss')
  let left = 1
  let best: number | null = null
  let waited = 0
  let cooling = 0
  for (const report of history) {
    const now = score(report, monitor)
    if (isBetter(now, best, minDelta)) {
      best = now
      waited = 0
    } else waited++
    if (cooling > 0) {
      cooling--
      waited = 0
    }
    if (waited > patience) {
      left = Math.max(left * factor, finalFactor)
      cooling = cooldown
      waited = 0
    }
  }
  return left
}
