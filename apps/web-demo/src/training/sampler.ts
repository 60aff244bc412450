import { type Backend, type Batch, type Engine, gradientNorms } from 'oneloop'
import type { Event } from './protocol.ts'
import { withStepHooks } from './step-hooks.ts'

const SAMPLES_PER_EPOCH = 20

/** Whether the run is looked at after this step of an epoch, counted from 1: twenty times an epoch, also after its last. */
export function isSampled(step: number, stepsPerEpoch: number): boolean {
  const part = (steps: number) => Math.floor((steps * SAMPLES_PER_EPOCH) / stepsPerEpoch)
  return part(step) > part(step - 1)
}

interface SamplerOptions {
  /** Updates made before this run's first, over all epochs. */
  readonly stepsDone: number
  readonly stepsPerEpoch: number
  /** The batch whose gradients are measured. */
  readonly probe: Batch
  readonly tell: (event: Event, transfer?: Transferable[]) => void
}

/**
 * The same backend, which tells of the run after certain steps. They are chosen by their number and not by the clock, so
 * that the same settings show the same numbers on any machine.
 */
export function withSamples(backend: Backend, { stepsDone, stepsPerEpoch, probe, tell }: SamplerOptions): Backend {
  let steps = stepsDone
  const sample = async (engine: Engine, epoch: number, step: number) => {
    const { lossSum } = await engine.readTotals()
    const norms = gradientNorms(await engine.gradients(probe))
    const { parameters } = await engine.readState()
    const transfer = Object.values(parameters).map(({ buffer }) => buffer as ArrayBuffer)
    tell(
      { kind: 'sampled', sample: { epoch, step, stepsPerEpoch, lossSum, gradientNorms: norms }, parameters },
      transfer,
    )
  }
  return withStepHooks(backend, {
    async around(step, engine) {
      await step()
      steps++
      const inEpoch = ((steps - 1) % stepsPerEpoch) + 1
      if (isSampled(inEpoch, stepsPerEpoch)) await sample(engine, Math.ceil(steps / stepsPerEpoch), inEpoch)
    },
  })
}
