import { integerPower } from '../engine/integer-power.ts'
import type { EpochReport } from '../history/index.ts'

import { plateauFactor } from './plateau.ts'
import type { Schedule } from './schedule.ts'

/** Where in a run a step is. */
export interface Position {
  /** Updates made before this one, from 0, over all epochs. */
  readonly step: number
  readonly stepsPerEpoch: number
  readonly totalSteps: number
}

/**
 * The learning rate of one step, a pure function of where it is in the run and of the epochs before: what makes a resumed
 * run go on exactly. Rounded to nine digits, so that runtimes whose cosines differ in the last float64 bit agree.
 *
 * @param learningRate the optimizer's
 * @param history the reports of the epochs before this one
 */
export function learningRateAt(
  schedule: Schedule,
  learningRate: number,
  position: Position,
  history: readonly EpochReport[] = [],
): number {
  return Number((learningRate * factorAt(schedule, position, history)).toPrecision(9))
}

function factorAt(schedule: Schedule, position: Position, history: readonly EpochReport[]): number {
  const { step, stepsPerEpoch, totalSteps } = position
  switch (schedule.kind) {
    case 'constant':
      return 1
    case 'step':
      return integerPower(schedule.gamma, Math.floor(step / stepsPerEpoch / schedule.everyEpochs))
    case 'polynomial': {
      const left = 1 - clamp(step / (totalSteps - 1))
      return schedule.finalFactor + (1 - schedule.finalFactor) * integerPower(left, schedule.power)
    }
    case 'cosine':
      return ease(1, schedule.finalFactor, step / (totalSteps - 1))
    case 'warmRestarts': {
      let length = schedule.everyEpochs * stepsPerEpoch
      let since = step
      while (since >= length) {
        since -= length
        length *= schedule.growth
      }
      return ease(1, schedule.finalFactor, since / length)
    }
    case 'oneCycle': {
      const { warmupFraction, startFactor, finalFactor } = schedule
      const peak = warmupFraction * totalSteps - 1
      if (step < peak) return ease(startFactor, 1, step / peak)
      return ease(1, finalFactor, (step - peak) / (totalSteps - 1 - peak))
    }
    case 'plateau':
      return plateauFactor(schedule, history)
    case 'warmup': {
      const { steps, after } = schedule
      const rest = { step: Math.max(0, step - steps), stepsPerEpoch, totalSteps: Math.max(1, totalSteps - steps) }
      return factorAt(after, rest, history) * Math.min(1, (step + 1) / steps)
    }
    case 'sequence': {
      const { parts } = schedule
      let start = 0
      const part = parts.find(({ epochs }, i) => {
        if (i === parts.length - 1 || step < (start + epochs) * stepsPerEpoch) return true
        start += epochs
        return false
      })!
      const own = part === parts.at(-1) ? totalSteps - start * stepsPerEpoch : part.epochs * stepsPerEpoch
      const place = { step: step - start * stepsPerEpoch, stepsPerEpoch, totalSteps: own }
      return factorAt(part.schedule, place, history.slice(start))
    }
  }
}

/** Half a cosine from `from` at 0 to `to` at 1. */
function ease(from: number, to: number, at: number): number {
  return to + (from - to) * 0.5 * (1 + Math.cos(Math.PI * clamp(at)))
}

/** Into [0, 1]; what is no number, as in a run of one step, is the end. */
const clamp = (at: number) => (Number.isFinite(at) ? Math.min(1, Math.max(0, at)) : 1)
