import type { Batch } from '../contract/batch.ts'
import type { Engine, Program } from '../contract/engine.ts'
import { OneloopError } from '../errors/oneloop-error.ts'
import { checkBatches, checkRows } from './check-batches.ts'
import { checkState } from './check-state.ts'

/**
 * The engine with what the contract says of every engine, so that each of them need only do the work: it refuses what does
 * not fit the program before anything has changed, and after `dispose` every other method throws `ENGINE_DISPOSED`, while
 * `dispose` itself does nothing more. A caller who keeps the disposed engine does not keep what the inner one holds.
 *
 * Refused are rows, batches and states that do not fit: wrong types of arrays, wrong lengths, rows and labels that do not
 * exist, more rows than `maxBatchSize`. The targets and row weights of a dataset are looked at when they come first.
 */
export function checkedEngine(program: Program, engine: Engine): Engine {
  const checkBatch = checkBatches(program.layers, program.loss)
  const checkInput = checkRows(program.layers)
  let inner: Engine | undefined = engine

  function use(): Engine {
    if (inner === undefined) throw new OneloopError('the engine was disposed', { code: 'ENGINE_DISPOSED' })
    return inner
  }

  function useFor(batch: Batch): Engine {
    const used = use()
    checkBatch(batch)
    const size = batch.indices.length
    if (size >= 1 && size <= program.maxBatchSize) return used
    throw new OneloopError(`a batch has ${size} rows, the engine was made for 1 … ${program.maxBatchSize}`, {
      code: 'BATCH_TOO_LARGE',
    })
  }

  return {
    device: engine.device,
    trainStep: (batch, learningRate) => useFor(batch).trainStep(batch, learningRate),
    evaluateStep: (batch) => useFor(batch).evaluateStep(batch),
    readTotals: async () => use().readTotals(),
    resetTotals: () => use().resetTotals(),
    async predict(rows) {
      const used = use()
      checkInput(rows)
      return used.predict(rows)
    },
    gradients: async (batch) => useFor(batch).gradients(batch),
    readState: async () => use().readState(),
    async writeState(state) {
      const used = use()
      checkState(program, state)
      await used.writeState(state)
    },
    async dispose() {
      const disposed = inner
      inner = undefined
      await disposed?.dispose()
    },
  }
}
