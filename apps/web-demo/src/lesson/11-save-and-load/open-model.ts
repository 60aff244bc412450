import { LESSON_TRANSFORM, OneloopError, readModel } from 'oneloop'
import { type ModelData, modelData } from '../../training/model-data.ts'

export interface OpenedModel {
  readonly model: ModelData
  /** What the file does not say and was assumed, one line each. */
  readonly inferred: readonly string[]
}

/**
 * A network for digits out of a file.
 *
 * @throws OneloopError what `readModel` throws; `SHAPE_MISMATCH` for a network that is not 784 to 10
 */
export async function openModel(file: File): Promise<OpenedModel> {
  const { model, normalization, inferred } = await readModel(file)
  if (model.widths[0] !== 784 || model.widths.at(-1) !== 10) {
    throw new OneloopError(`this network is ${model.widths.join(' → ')}`, { code: 'SHAPE_MISMATCH', file: file.name })
  }
  return { model: modelData(model, normalization ?? LESSON_TRANSFORM), inferred }
}
