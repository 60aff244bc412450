import type { Backend, Loader } from '@oneloop/core'
import { crossEntropy, type Loss, sgd } from '@oneloop/core'
import type { Mlp } from '@oneloop/mlp-model'
import { checkBatches } from './check-batches.ts'
import { turns } from './turn.ts'

export interface Evaluation {
  /** Mean over the rows. */
  readonly loss: number
  /** Fraction of rows whose largest logit is their label's, 0–1. */
  readonly accuracy: number
  readonly correct: number
  readonly count: number
}

/**
 * Loss and accuracy over all of a loader's rows, dropout off.
 *
 * @throws OneloopError `SHAPE_MISMATCH` for data that does not fit the model; whatever `createEngine` throws
 */
export async function evaluate(
  model: Mlp,
  loader: Loader,
  options: { readonly backend: Backend; readonly loss?: Loss },
): Promise<Evaluation> {
  const { backend, loss = crossEntropy() } = options
  const check = checkBatches(model.layers, loss)
  const turn = turns()
  const engine = await backend.createEngine(inferenceProgram(model, loader.batchSize, loss))
  try {
    for (const batch of loader.epoch(1)) {
      check(batch)
      const pending = engine.evaluateStep(batch)
      if (pending) await pending
      if (turn.isDue()) await turn.give()
    }
    const { rowLossSum, correct, count } = await engine.readTotals()
    return { loss: rowLossSum / count, accuracy: correct / count, correct, count }
  } finally {
    await engine.dispose()
  }
}

/** A program with nothing to update: the optimizer without memory. */
export function inferenceProgram({ layers, parameters }: Mlp, maxBatchSize: number, loss: Loss = crossEntropy()) {
  return { layers, parameters, loss, optimizer: sgd(), clipNorm: null, maxBatchSize, seed: 1 }
}
