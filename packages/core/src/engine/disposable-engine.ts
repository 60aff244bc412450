import type { Engine } from '../contract/engine.ts'
import { OneloopError } from '../errors/oneloop-error.ts'

/**
 * The engine with what the contract says of `dispose`: once it was called, every other method throws `ENGINE_DISPOSED`,
 * and calling it again does nothing. A caller who keeps the disposed engine does not keep what the inner one holds.
 */
export function disposableEngine(engine: Engine): Engine {
  let inner: Engine | undefined = engine
  const use = (): Engine => {
    if (inner === undefined) throw new OneloopError('the engine was disposed', { code: 'ENGINE_DISPOSED' })
    return inner
  }
  return {
    device: engine.device,
    trainStep: (batch, learningRate) => use().trainStep(batch, learningRate),
    evaluateStep: (batch) => use().evaluateStep(batch),
    readTotals: async () => use().readTotals(),
    resetTotals: () => use().resetTotals(),
    predict: async (batch) => use().predict(batch),
    gradients: async (batch) => use().gradients(batch),
    readState: async () => use().readState(),
    writeState: async (state) => use().writeState(state),
    async dispose() {
      const disposed = inner
      inner = undefined
      await disposed?.dispose()
    },
  }
}
