import { checkScheduleOptions } from './check.ts'

/** A schedule that falls in steps, as data: what `step()` makes, every option filled in. */
export interface Step {
  readonly kind: 'step'
  readonly everyEpochs: number
  readonly gamma: number
}

/**
 * Multiplies the learning rate by `gamma` after every `everyEpochs` epochs, as PyTorch's `StepLR`.
 *
 * @throws OneloopError `SCHEDULE_INVALID`
 */
export function step(options: Partial<Omit<Step, 'kind'>> = {}): Step {
  const { everyEpochs = 1, gamma = 0.1 } = options
  checkScheduleOptions('step', options, { everyEpochs: [1, Number.MAX_SAFE_INTEGER], gamma: [0, 1] })
  return { kind: 'step', everyEpochs, gamma }
}
