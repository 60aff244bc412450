import { OneloopError, unknownName } from '@oneloop/core'
import type { Mlp } from '@oneloop/mlp-model'
import { modelFormats } from './formats.ts'
import { type FormatName, formatNames } from './model/format-name.ts'
import type { WriteModelOptions } from './model/write-options.ts'
import type { ModelFormat } from './model-format.ts'

/**
 * A model as the bytes of one file (tfjs: a zip of `model.json` and `weights.bin`). The same model and options give the
 * same bytes.
 *
 * @throws OneloopError `UNKNOWN_NAME` for a format that is not known
 */
export function writeModel(model: Mlp, format: FormatName, options: WriteModelOptions = {}): Uint8Array<ArrayBuffer> {
  return modelFormat(format).write(model, options)
}

/**
 * A format by name, with its file extension.
 *
 * @throws OneloopError `UNKNOWN_NAME`
 */
export function modelFormat(name: string): ModelFormat {
  const format = modelFormats.find((candidate) => candidate.name === name)
  if (format === undefined) throw new OneloopError(unknownName('format', name, formatNames), { code: 'UNKNOWN_NAME' })
  return format
}
