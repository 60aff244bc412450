import { OneloopError, unknownName } from '@oneloop/core'
import type { Mlp } from '@oneloop/mlp-model'
import { modelFormats, modelWriters } from './formats.ts'
import { formatNames, type WriterName, writerNames } from './model/format-name.ts'
import type { WriteModelOptions } from './model/write-options.ts'
import type { ModelFormat, ModelWriter } from './model-format.ts'

/**
 * A model as the bytes of one file (tfjs: a zip of `model.json` and `weights.bin`; C: the source, for its header see
 * `cFiles`). The same model and options give the same bytes.
 *
 * @throws OneloopError `UNKNOWN_NAME` for a format that is not known, `ARGUMENT_INVALID` for one that can't be quantised
 */
export function writeModel(model: Mlp, format: WriterName, options: WriteModelOptions = {}): Uint8Array<ArrayBuffer> {
  return modelWriter(format).write(model, options)
}

/**
 * What writes a format, by name, with its file extension.
 *
 * @throws OneloopError `UNKNOWN_NAME`
 */
export function modelWriter(name: string): ModelWriter {
  return byName(name, modelWriters, writerNames)
}

/**
 * A format that is both read and written, by name.
 *
 * @throws OneloopError `UNKNOWN_NAME`
 */
export function modelFormat(name: string): ModelFormat {
  return byName(name, modelFormats, formatNames)
}

function byName<T extends { readonly name: string }>(name: string, all: readonly T[], names: readonly string[]): T {
  const found = all.find((candidate) => candidate.name === name)
  if (found === undefined) throw new OneloopError(unknownName('format', name, names), { code: 'UNKNOWN_NAME' })
  return found
}
