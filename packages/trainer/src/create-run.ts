import type { Engine, Loader, Totals } from '@oneloop/core'
import { History } from '@oneloop/core'
import type { Mlp } from '@oneloop/mlp-model'
import type { FitOptions } from './fit.ts'
import type { Run } from './run.ts'

/** The run as the loop keeps it: what callbacks see, writable, and the totals of an epoch that is over. */
export type LoopRun = { -readonly [Key in keyof Run]: Run[Key] } & {
  /** Null while an epoch is under way. */
  epochTotals: Totals | null
}

export function createRun(model: Mlp, loader: Loader, engine: Engine, options: FitOptions): LoopRun {
  const { epochs, resume } = options
  const run: LoopRun = {
    model,
    history: new History(resume?.history ?? []),
    device: engine.device,
    epochs,
    stepsPerEpoch: loader.length,
    epoch: resume?.epoch ?? 1,
    step: resume?.step ?? 0,
    learningRate: options.optimizer?.learningRate ?? Number.NaN,
    seconds: resume?.seconds ?? 0,
    stopReason: null,
    epochTotals: null,
    readTotals: async () => run.epochTotals ?? engine.readTotals(),
    gradients: (batch) => engine.gradients(batch),
    async snapshot() {
      const { seed, batchSize, length } = loader
      // Between epochs, the state is that of the next one, not yet begun.
      const { epoch, step, seconds } = run.epochTotals === null ? run : { epoch: run.epoch + 1, step: 0, seconds: 0 }
      const history = [...run.history.epochs]
      return { engine: await engine.readState(), epoch, step, seconds, loader: { seed, batchSize, length }, history }
    },
    restore: (state) => engine.writeState(state.engine),
    stop(reason) {
      run.stopReason ??= reason
    },
  }
  return run
}
