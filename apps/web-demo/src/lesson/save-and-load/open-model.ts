import { LESSON_TRANSFORM, OneloopError, readModel } from 'oneloop'
import { type ModelData, modelData } from '../../training/model-data.ts'
import { isCheckpoint, modelOfCheckpoint } from './open-checkpoint.ts'

export interface OpenedModel {
  readonly model: ModelData
  /** What the file does not say and was assumed, one line each. */
  readonly inferred: readonly string[]
}

/**
 * A network for digits out of a file: a model of any format, or a checkpoint of the command line.
 *
 * @throws OneloopError what `readModel` and `decodeCheckpoint` throw; `SHAPE_MISMATCH` for a network that is not 784 to 10
 */
export async function openModel(file: File): Promise<OpenedModel> {
  const opened = await readAny(file)
  const widths = [opened.model.layers[0]!.in, ...opened.model.layers.map((layer) => layer.out)]
  if (widths[0] !== 784 || widths.at(-1) !== 10) {
    throw new OneloopError(`this network is ${widths.join(' → ')}`, { code: 'SHAPE_MISMATCH', file: file.name })
  }
  return opened
}

async function readAny(file: File): Promise<OpenedModel> {
  if (await isCheckpoint(file)) {
    const bytes = new Uint8Array(await file.arrayBuffer())
    return { model: await modelOfCheckpoint(bytes, file.name), inferred: [] }
  }
  const { model, normalization, inferred } = await readModel(file)
  return { model: modelData(model, normalization ?? LESSON_TRANSFORM), inferred }
}
