import { extname } from 'node:path'
import { OneloopError } from '@oneloop/errors'
import type { Mlp } from '@oneloop/mlp-model'
import { type FormatName, modelFormats, type WriteModelOptions, writeModel } from '../index.ts'
import { writeWhole } from './write-file.ts'

/**
 * `writeModel` to a path, whole or not at all.
 *
 * @param format by the path's extension when left out
 * @throws OneloopError `UNKNOWN_NAME` when the extension is of no format; the system's error when the disk refuses
 */
export async function writeModelFile(
  path: string,
  model: Mlp,
  options: WriteModelOptions & { readonly format?: FormatName } = {},
): Promise<void> {
  const { format = formatOfPath(path), ...rest } = options
  await writeWhole(path, writeModel(model, format, rest))
}

/** @throws OneloopError `UNKNOWN_NAME` */
export function formatOfPath(path: string): FormatName {
  const extension = extname(path).toLowerCase()
  const format = modelFormats.find((candidate) => candidate.extension === extension)
  if (format !== undefined) return format.name
  throw new OneloopError(`'${extension}' is the extension of no model format`, {
    code: 'UNKNOWN_NAME',
    file: path,
    fix: `use one of ${modelFormats.map((known) => known.extension).join(', ')}`,
  })
}
