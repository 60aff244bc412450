import { argMax, type Batch, crossEntropy, DataLoader, type Engine, fit, gradientNorms, lossAndGradient } from 'oneloop'
import type { SampleFiles } from '../data/sample-dataset.ts'
import { sampleDataset } from '../data/sample-dataset.ts'
import { loadBackend } from './engines.ts'
import type { Event, StepFacts } from './protocol.ts'
import { lessonConfig, networkOf } from './run-config.ts'
import { withStepHooks } from './step-hooks.ts'

const TELL_MS = 120

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
  let wake = () => {}
  let told = 0

  const turn = async () => {
    while (!isFree && allowed === 0 && !abort.signal.aborted) {
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
    if (!isFree) allowed = Math.max(0, allowed - 1)
  }

  async function around(step: () => Promise<void>, engine: Engine, batch: Batch, learningRate: number): Promise<void> {
    await turn()
    if (abort.signal.aborted) return
    if (isFree && performance.now() - told < TELL_MS) return step()
    told = performance.now()
    const facts = await factsOf(engine, batch, learningRate, step)
    tell({ kind: 'stepped', facts })
  }

  return {
    finished: run(files, around, abort.signal),
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
  signal: AbortSignal,
): Promise<void> {
  const [data, backend] = await Promise.all([sampleDataset(files), loadBackend(lessonConfig.engine)])
  const { batchSize, seed } = lessonConfig
  await fit(networkOf(lessonConfig), new DataLoader(data, { batchSize, shuffle: true, seed }), {
    backend: withStepHooks(backend, { around }),
    epochs: 1000,
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
