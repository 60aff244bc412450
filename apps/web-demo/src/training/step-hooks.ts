import type { Backend, Batch, Engine } from 'oneloop'

export interface StepHooks {
  /** Does the step by calling `step`, when and how often it is right to. */
  around(step: () => Promise<void>, engine: Engine, batch: Batch, learningRate: number): Promise<void>
}

/** The same backend, whose training steps go through `hooks`: the loop is slowed or watched without knowing of it. */
export function withStepHooks(backend: Backend, { around }: StepHooks): Backend {
  return {
    name: backend.name,
    async createEngine(program) {
      const engine = await backend.createEngine(program)
      return {
        device: engine.device,
        trainStep: (batch, learningRate) =>
          around(async () => engine.trainStep(batch, learningRate), engine, batch, learningRate),
        evaluateStep: (batch) => engine.evaluateStep(batch),
        readTotals: () => engine.readTotals(),
        resetTotals: () => engine.resetTotals(),
        predict: (batch) => engine.predict(batch),
        gradients: (batch) => engine.gradients(batch),
        readState: () => engine.readState(),
        writeState: (state) => engine.writeState(state),
        dispose: () => engine.dispose(),
      }
    },
  }
}
