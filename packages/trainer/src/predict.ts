import type { Backend, Loader } from '@oneloop/core'
import { OneloopError } from '@oneloop/core'
import type { Mlp } from '@oneloop/mlp-model'
import { inferenceProgram } from './evaluate.ts'
import { turns } from './turn.ts'

/**
 * Logits `[rows, classes]` of all of a loader's rows in its order, dropout off. `softmax` of `@oneloop/metrics` makes
 * them probabilities.
 *
 * @throws OneloopError `SHAPE_MISMATCH` for data that does not fit the model; whatever `createEngine` throws
 */
export async function predict(
  model: Mlp,
  loader: Loader,
  options: { readonly backend: Backend },
): Promise<Float32Array> {
  const width = model.layers[0]!.in
  const turn = turns()
  const engine = await options.backend.createEngine(inferenceProgram(model, loader.batchSize))
  try {
    const logits: Float32Array[] = []
    for (const batch of loader.epoch(1)) {
      if (batch.width !== width) {
        throw new OneloopError(`the model takes ${width} features a row, the data has ${batch.width}`, {
          code: 'SHAPE_MISMATCH',
        })
      }
      logits.push(await engine.predict(batch))
      if (turn.isDue()) await turn.give()
    }
    const all = new Float32Array(logits.reduce((length, part) => length + part.length, 0))
    let at = 0
    for (const part of logits) {
      all.set(part, at)
      at += part.length
    }
    return all
  } finally {
    await engine.dispose()
  }
}
