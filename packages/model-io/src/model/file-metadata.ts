import { OneloopError } from '@oneloop/core'
import type { Mlp } from '@oneloop/mlp-model'
import { CHECKSUM_KEY, modelChecksum } from './checksum.ts'
import { classNamesOf } from './class-names.ts'
import { DESCRIPTION_KEY, encodeDescription } from './description.ts'
import { checkNormalization } from './normalization.ts'
import type { WriteModelOptions } from './write-options.ts'

/**
 * Everything a written file says besides its tensors, text by name: the caller's, the description, the checksum.
 *
 * @throws OneloopError `ARGUMENT_INVALID` for quantised weights, which the formats that come here have no place for
 */
export function fileMetadata(model: Mlp, options: WriteModelOptions): [key: string, text: string][] {
  if (options.quantize !== undefined) {
    throw new OneloopError('this format is not quantised', { code: 'ARGUMENT_INVALID', fix: 'write onnx, js or c' })
  }
  const { normalization = null, preprocessing = null, guessed = {}, metadata = {} } = options
  if (normalization !== null) checkNormalization(normalization)
  const classNames = classNamesOf(options)
  const description = { layers: model.layers, normalization, classNames, guessed, preprocessing }
  return [
    ...Object.entries(metadata).filter(([key]) => key !== DESCRIPTION_KEY && key !== CHECKSUM_KEY),
    [DESCRIPTION_KEY, encodeDescription(description)],
    [CHECKSUM_KEY, modelChecksum(model, description)],
  ]
}
