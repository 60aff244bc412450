import type { Batch } from '@oneloop/core'
import { type Callback, gradientNorms } from '@oneloop/trainer'
import type { Tell } from './tell.ts'

/** Whether the run is looked at after this step of an epoch, counted from 1: so many times an epoch, also after its last. */
export function isSampled(step: number, stepsPerEpoch: number, samplesPerEpoch: number): boolean {
  const part = (steps: number) => Math.floor((steps * samplesPerEpoch) / stepsPerEpoch)
  return part(step) > part(step - 1)
}

/**
 * Tells of the run after certain steps, with the gradients on the batch `probe`. The steps are chosen by their number and
 * not by the clock, so that the same settings show the same numbers on any machine.
 */
export function sampler(tell: Tell, samplesPerEpoch: number, probe: Batch): Callback {
  return {
    async onStep(run) {
      const { epoch, stepInEpoch: step, stepsPerEpoch } = run
      if (!isSampled(step, stepsPerEpoch, samplesPerEpoch)) return
      const { lossSum } = await run.readTotals()
      const norms = gradientNorms(await run.gradients(probe))
      const { parameters } = await run.updateModel()
      tell({ kind: 'sample', epoch, step, stepsPerEpoch, lossSum, gradientNorms: norms, parameters })
    },
  }
}
