import type { Backend, Loader } from '@oneloop/core'
import { checkFields, OneloopError } from '@oneloop/core'
import type { Mlp } from '@oneloop/mlp-model'
import { checkBackend, checkLoader, checkModel } from './check-fit.ts'
import { inferenceProgram } from './evaluate.ts'
import { join } from './measure.ts'
import { turns } from './turn.ts'

/**
 * The network's outputs `[rows, outputs]` for all of a loader's rows in its order, dropout off: values, or logits that
 * `softmax` of `@oneloop/metrics` makes probabilities.
 *
 * @throws OneloopError `SHAPE_MISMATCH` for data that does not fit the model; whatever `createEngine` throws
 */
export async function predict(
  model: Mlp,
  loader: Loader,
  options: { readonly backend: Backend },
): Promise<Float32Array> {
  checkModel(model)
  checkLoader('the loader', loader)
  checkFields('predict', options, ['backend'], 'FIT_INVALID')
  checkBackend(options.backend)
  const width = model.layers[0]!.in
  const turn = turns()
  const engine = await options.backend.createEngine(inferenceProgram(model, loader.batchSize))
  try {
    const outputs: Float32Array[] = []
    for (const batch of loader.epoch(1)) {
      if (batch.width !== width) {
        throw new OneloopError(`the model takes ${width} features a row, the data has ${batch.width}`, {
          code: 'SHAPE_MISMATCH',
        })
      }
      outputs.push(await engine.predict(batch))
      if (turn.isDue()) await turn.give()
    }
    return join(outputs)
  } finally {
    await engine.dispose()
  }
}
