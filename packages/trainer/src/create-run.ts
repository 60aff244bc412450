import { type Engine, History, type Loader, type NamedArrays, type Totals } from '@oneloop/core'
import type { Mlp } from '@oneloop/mlp-model'
import { collectMemories, recallMemories } from './callback-memories.ts'
import type { FitOptions } from './fit-options.ts'
import type { Run } from './run.ts'
import type { WeightAverage } from './weight-average.ts'

/** The run as the loop keeps it: what callbacks see, writable, and what only the loop needs. */
export type LoopRun = { -readonly [Key in keyof Run]: Run[Key] } & {
  /** The sums of an epoch that is over; null while one is under way. */
  epochTotals: Totals | null
  /** Whether steps were made since the model's parameters were read. */
  isModelStale: boolean
  /** Gives each callback what it remembered when the run was saved. */
  recallMemories(): void
  /** The signal aborted. */
  abort(): void
}

export function createRun(
  model: Mlp,
  loader: Loader,
  engine: Engine,
  average: WeightAverage,
  options: FitOptions,
): LoopRun {
  const { epochs, resume, callbacks = [] } = options
  let result: NamedArrays | null = null

  const run: LoopRun = {
    model,
    history: new History(resume?.history ?? []),
    device: engine.device,
    epochs,
    stepsPerEpoch: loader.length,
    epoch: resume?.epoch ?? 1,
    stepInEpoch: resume?.stepInEpoch ?? 0,
    learningRate: options.optimizer?.learningRate ?? Number.NaN,
    seconds: resume?.seconds ?? 0,
    hasValidation: options.validation !== undefined,
    stopReason: null,
    isAborted: false,
    epochTotals: null,
    isModelStale: resume !== undefined,
    async updateModel() {
      if (run.isModelStale) copyInto(model.parameters, result ?? (await engine.readState()).parameters)
      run.isModelStale = false
      return model
    },
    readTotals: async () => run.epochTotals ?? engine.readTotals(),
    gradients: (batch) => engine.gradients(batch),
    async snapshot() {
      const { seed, batchSize, length } = loader
      // Between epochs, the state is that of the next one, not yet begun.
      const { epoch, stepInEpoch, seconds } =
        run.epochTotals === null ? run : { epoch: run.epoch + 1, stepInEpoch: 0, seconds: 0 }
      return {
        engine: average.lastStep(await engine.readState()),
        epoch,
        stepInEpoch,
        seconds,
        loader: { seed, batchSize, length },
        history: [...run.history.epochs],
        memories: { ...collectMemories(callbacks, run), ...average.memory() },
      }
    },
    setResult(parameters) {
      result = parameters
      copyInto(model.parameters, parameters)
      run.isModelStale = false
    },
    recallMemories: () => recallMemories(callbacks, resume?.memories ?? {}),
    stop(reason) {
      run.stopReason ??= reason
    },
    abort() {
      run.isAborted = true
      run.stop('aborted')
    },
  }
  return run
}

function copyInto(parameters: NamedArrays, from: NamedArrays): void {
  for (const [name, data] of Object.entries(from)) parameters[name]!.set(data)
}
