import { checkFields, type NamedArrays } from '@oneloop/core'
import { invalid } from '../fit-error.ts'
import { gradientNorms } from '../gradient-norms.ts'
import type { Callback } from '../run.ts'

/** How one step went, by parameter. */
export interface StepStatistics {
  readonly epoch: number
  /** Steps done in the epoch, this one with them. */
  readonly step: number
  /** The L2 norm of each parameter's gradient on this step's batch, after the step, dropout off. */
  readonly gradientNorms: Readonly<Record<string, number>>
  /** ‖change of this step‖ ÷ ‖parameter‖: about 0.001 is usual; far more or far less hints at the learning rate. */
  readonly updateRatios: Readonly<Record<string, number>>
}

/**
 * Tells gradient norms and update ratios of every `everySteps`-th step (default 100), counted over the whole run, so that
 * the same seed tells the same numbers. Such a step costs a backward pass and two readings of the parameters.
 */
export function gradientStatistics(
  tell: (statistics: StepStatistics) => void | Promise<void>,
  options: { readonly everySteps?: number } = {},
): Callback {
  checkFields('gradientStatistics', options, ['everySteps'], 'FIT_INVALID')
  const { everySteps = 100 } = options
  if (!(Number.isInteger(everySteps) && everySteps >= 1)) {
    throw invalid(`gradientStatistics: everySteps is a whole number, at least 1, not ${everySteps}`)
  }
  let before: NamedArrays | null = null
  return {
    async onEpochStart(run) {
      if (isDueNext(run, everySteps)) before = (await run.snapshot()).engine.parameters
    },
    async onStep(run, batch) {
      if (before !== null) {
        const { parameters } = (await run.snapshot()).engine
        await tell({
          epoch: run.epoch,
          step: run.stepInEpoch,
          gradientNorms: gradientNorms(await run.gradients(batch)),
          updateRatios: ratios(before, parameters),
        })
        before = null
      }
      if (run.stepInEpoch < run.stepsPerEpoch && isDueNext(run, everySteps))
        before = (await run.snapshot()).engine.parameters
    },
  }
}

/** Whether the step after those done is one to look at. */
function isDueNext(run: { epoch: number; stepInEpoch: number; stepsPerEpoch: number }, everySteps: number): boolean {
  return ((run.epoch - 1) * run.stepsPerEpoch + run.stepInEpoch + 1) % everySteps === 0
}

function ratios(before: NamedArrays, after: NamedArrays): Record<string, number> {
  return Object.fromEntries(
    Object.entries(after).map(([name, values]) => {
      const change = norm(values.map((value, i) => value - before[name]![i]!))
      return [name, change / norm(before[name]!)]
    }),
  )
}

const norm = (values: Float32Array) => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0))
