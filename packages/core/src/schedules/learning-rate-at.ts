import { integerPower } from '../engine/integer-power.ts'
import type { Schedule } from './index.ts'

/** Where in a run a step is. */
export interface Position {
  /** Updates made before this one, from 0, over all epochs. */
  readonly step: number
  readonly stepsPerEpoch: number
  readonly totalSteps: number
}

/**
 * The learning rate of one step, a pure function of where it is in the run: what makes a resumed run go on exactly.
 * Rounded to nine digits, so that runtimes whose cosines differ in the last float64 bit agree.
 *
 * @param learningRate the optimizer's
 */
export function learningRateAt(schedule: Schedule, learningRate: number, position: Position): number {
  return Number((learningRate * factorAt(schedule, position)).toPrecision(9))
}

function factorAt(schedule: Schedule, { step, stepsPerEpoch, totalSteps }: Position): number {
  switch (schedule.kind) {
    case 'constant':
      return 1
    case 'step':
      return integerPower(schedule.gamma, Math.floor(step / stepsPerEpoch / schedule.everyEpochs))
    case 'cosine': {
      const { warmupSteps, finalFactor } = schedule
      if (step < warmupSteps) return (step + 1) / warmupSteps
      return ease(1, finalFactor, (step - warmupSteps) / (totalSteps - 1 - warmupSteps))
    }
    case 'oneCycle': {
      const { warmupFraction, startFactor, finalFactor } = schedule
      const peak = warmupFraction * totalSteps - 1
      if (step < peak) return ease(startFactor, 1, step / peak)
      return ease(1, finalFactor, (step - peak) / (totalSteps - 1 - peak))
    }
  }
}

/** Half a cosine from `from` at 0 to `to` at 1. */
function ease(from: number, to: number, at: number): number {
  const fraction = Number.isFinite(at) ? Math.min(1, Math.max(0, at)) : 1
  return to + (from - to) * 0.5 * (1 + Math.cos(Math.PI * fraction))
}
