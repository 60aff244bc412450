import { extname, join } from 'node:path'
import { OneloopError } from '@oneloop/core'
import { makeFolder, writeFileAtomic } from '@oneloop/core/node'
import type { Mlp } from '@oneloop/mlp-model'
import { type FormatName, modelFormats, tfjsFiles, type WriteModelOptions, writeModel } from '../index.ts'

/**
 * `writeModel` to a path, each file whole or not at all. A tfjs model is a folder with `model.json` and its weights,
 * which `tf.loadLayersModel` takes, unless the path ends in `.zip`.
 *
 * @param options `format` is told by the path's extension when left out
 * @returns the paths written
 * @throws OneloopError `UNKNOWN_NAME` when the extension is of no format, `WRITE_FAILED` when the disk refuses
 */
export async function writeModelFile(
  path: string,
  model: Mlp,
  options: WriteModelOptions & { readonly format?: FormatName } = {},
): Promise<string[]> {
  const { format = formatOfPath(path), ...rest } = options
  if (format !== 'tfjs' || extname(path).toLowerCase() === '.zip') {
    await writeFileAtomic(path, writeModel(model, format, rest))
    return [path]
  }
  await makeFolder(path)
  const paths: string[] = []
  for (const { name, bytes } of tfjsFiles(model, rest).toReversed()) {
    // The weights come first: whoever finds model.json finds them too.
    await writeFileAtomic(join(path, name), bytes)
    paths.push(join(path, name))
  }
  return paths
}

/** @throws OneloopError `UNKNOWN_NAME` */
export function formatOfPath(path: string): FormatName {
  const extension = extname(path).toLowerCase()
  const format = modelFormats.find((candidate) => candidate.extension === extension)
  if (format !== undefined) return format.name
  throw new OneloopError(`'${extension}' is the extension of no model format`, {
    code: 'UNKNOWN_NAME',
    file: path,
    fix: `use one of ${modelFormats.map((known) => known.extension).join(', ')}, or name the format`,
  })
}
