import {
  argMax,
  type Batch,
  type Callback,
  crossEntropy,
  type Engine,
  fit,
  gradientNorms,
  lossAndGradient,
} from 'oneloop'
import type { SampleFiles } from '../data/sample-dataset.ts'
import { sampleDataset } from '../data/sample-dataset.ts'
import { loadBackend } from './engines.ts'
import type { Event, StepFacts } from './protocol.ts'
import { lessonConfig, networkOf } from './run-config.ts'
import { withStepHooks } from './step-hooks.ts'
import { STEPPING_EPOCHS, STEPS_PER_EPOCH, steppingLoaders } from './stepping-data.ts'

/** Each free epoch's, at least. */
const LAP_MS = 100

/** The loop on the small sample, one step at a time or freely. */
export interface Stepper {
  readonly finished: Promise<void>
  step(): void
  setFree(isFree: boolean): void
  end(): void
}

/** Starts `fit` itself; only the engine it is given waits for the reader before each step, and tells what the step did. */
export function startStepper(files: SampleFiles, tell: (event: Event) => void): Stepper {
  const abort = new AbortController()
  let isFree = false
  let allowed = 0
  let done = 0
  /** Whether the epoch under way runs to its end by itself. */
  let isFreeEpoch = false
  let wake = () => {}

  const turn = async () => {
    const isWithinEpoch = done % STEPS_PER_EPOCH > 0
    while (!isFree && !(isFreeEpoch && isWithinEpoch) && allowed === 0 && !abort.signal.aborted) {
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
    isFreeEpoch = isFree || (isFreeEpoch && isWithinEpoch)
    if (!isFreeEpoch) allowed = Math.max(0, allowed - 1)
  }

  async function around(step: () => Promise<void>, engine: Engine, batch: Batch, learningRate: number): Promise<void> {
    await turn()
    if (abort.signal.aborted) return
    done++
    // What is told depends on the step alone: of a free epoch its last one.
    if (isFreeEpoch && done % STEPS_PER_EPOCH > 0) return step()
    const facts = await factsOf(engine, batch, learningRate, step)
    tell({ kind: 'stepped', facts })
  }

  let lapEnd = 0
  const pace: Callback = {
    async onEpochEnd(_, report) {
      tell({ kind: 'lapped', report })
      // So that eyes can follow.
      while (isFreeEpoch && performance.now() < lapEnd) await new Promise((resolve) => setTimeout(resolve, 10))
      lapEnd = performance.now() + LAP_MS
    },
  }

  return {
    finished: run(files, around, pace, abort.signal),
    step() {
      allowed++
      wake()
    },
    setFree(next) {
      isFree = next
      wake()
    },
    end() {
      abort.abort()
      wake()
    },
  }
}

async function run(
  files: SampleFiles,
  around: Parameters<typeof withStepHooks>[1]['around'],
  pace: Callback,
  signal: AbortSignal,
): Promise<void> {
  const [data, backend] = await Promise.all([sampleDataset(files), loadBackend(lessonConfig.engine)])
  const { train, heldBack } = steppingLoaders(data)
  await fit(networkOf(lessonConfig), train, {
    backend: withStepHooks(backend, { around }),
    epochs: STEPPING_EPOCHS,
    seed: lessonConfig.seed,
    validation: heldBack,
    callbacks: [pace],
    signal,
  }).catch((error: unknown) => {
    if (!signal.aborted) throw error
  })
}

/** One step, with everything there is to see of it. */
async function factsOf(
  engine: Engine,
  batch: Batch,
  learningRate: number,
  step: () => Promise<void>,
): Promise<StepFacts> {
  const logits = await engine.predict(batch)
  const labels = Uint8Array.from(batch.indices, (index) => batch.targets.data[index]!)
  const { loss } = lossAndGradient(crossEntropy(), Float64Array.from(logits), { kind: 'classes', data: labels })
  const norms = gradientNorms(await engine.gradients(batch))
  const before = (await engine.readState()).parameters
  await step()
  const { parameters: after, step: stepsDone } = await engine.readState()
  const { batches, lossSum } = await engine.readTotals()
  const moved = Object.entries(after).reduce((sum, [name, data]) => {
    const old = before[name]!
    return sum + data.reduce((part, value, i) => part + (value - old[i]!) ** 2, 0)
  }, 0)
  return {
    indices: batch.indices.slice(),
    labels,
    predictions: Uint8Array.from(argMax(logits, logits.length / labels.length)),
    loss,
    gradientNorms: norms,
    learningRate,
    moved: Math.sqrt(moved),
    step: stepsDone,
    runningLoss: lossSum / batches,
    stepInEpoch: batches,
  }
}
