import { type Backend, checkFields, checkRule, crossEntropy, type Loader, type Loss, losses, sgd } from '@oneloop/core'
import { checkBatches } from '@oneloop/core/engine'
import type { Mlp } from '@oneloop/mlp-model'
import { checkBackend, checkLoader, checkModel } from './check-fit.ts'
import { accuracyOf, errorsOf } from './make-report.ts'
import { turns } from './turn.ts'

/** What a network is worth on the rows of a loader. */
export interface Evaluation {
  /** Mean over the rows, by their weights where the data have any. */
  readonly loss: number
  /** The part of the decisions that are right, 0–1: one a row of classes, one a label. Null for values. */
  readonly accuracy: number | null
  /** Right decisions. */
  readonly correct: number
  /** Rows. */
  readonly count: number
  /** For values `mae` and `rmse`, in the targets' units; empty for classes and labels. */
  readonly metrics: Readonly<Record<string, number>>
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
  checkModel(model)
  checkLoader('the loader', loader)
  checkFields('evaluate', options, ['backend', 'loss'], 'FIT_INVALID')
  const { backend, loss = crossEntropy() } = options
  checkBackend(backend)
  checkRule('loss', loss, losses, 'LOSS_INVALID')
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
    const totals = await engine.readTotals()
    const outputs = model.layers.at(-1)!.out
    return {
      loss: totals.rowLossSum / totals.weight,
      accuracy: accuracyOf(totals, loss, outputs),
      correct: totals.correct,
      count: totals.count,
      metrics: errorsOf(totals, loss, outputs),
    }
  } finally {
    await engine.dispose()
  }
}

/** A program with nothing to update: the optimizer without memory. */
export function inferenceProgram({ layers, parameters }: Mlp, maxBatchSize: number, loss: Loss = crossEntropy()) {
  return { layers, parameters, loss, optimizer: sgd(), clipNorm: null, maxBatchSize, seed: 1 }
}
