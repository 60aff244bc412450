import { basename, dirname, extname, join } from 'node:path'
import { OneloopError } from '@oneloop/core'
import { makeFolder, writeFileAtomic } from '@oneloop/core/node'
import type { Mlp } from '@oneloop/mlp-model'
import {
  cFiles,
  modelWriters,
  type NamedBytes,
  tfjsFiles,
  type WriteModelOptions,
  type WriterName,
  writeModel,
} from '../index.ts'

/**
 * `writeModel` to a path, each file whole or not at all. A tfjs model is a folder with `model.json` and its weights,
 * which `tf.loadLayersModel` takes, unless the path ends in `.zip`. C is a header beside its source, both named as the
 * path and so is what they define.
 *
 * @param options `format` is told by the path's extension when left out
 * @returns the paths written
 * @throws OneloopError `UNKNOWN_NAME` when the extension is of no format, `WRITE_FAILED` when the disk refuses
 */
export async function writeModelFile(
  path: string,
  model: Mlp,
  options: WriteModelOptions & { readonly format?: WriterName } = {},
): Promise<string[]> {
  const { format = formatOfPath(path), ...rest } = options
  if (format === 'c') {
    const name = basename(path, extname(path))
    return writeAll(dirname(path), cFiles(model, { ...rest, name }), name)
  }
  if (format === 'tfjs' && extname(path).toLowerCase() !== '.zip') {
    await makeFolder(path)
    // The weights come first: whoever finds model.json finds them too.
    return writeAll(path, tfjsFiles(model, rest).toReversed())
  }
  await writeFileAtomic(path, writeModel(model, format, rest))
  return [path]
}

/**
 * The format that a file's name asks for by its end.
 *
 * @throws OneloopError `UNKNOWN_NAME`
 */
export function formatOfPath(path: string): WriterName {
  const extension = extname(path)
    .toLowerCase()
    .replace(/^\.js$/, '.mjs')
  const format = modelWriters.find((candidate) => candidate.extension === extension)
  if (format !== undefined) return format.name
  throw new OneloopError(`'${extension}' is the extension of no model format`, {
    code: 'UNKNOWN_NAME',
    file: path,
    fix: `use one of ${modelWriters.map((known) => known.extension).join(', ')}, or name the format`,
  })
}

/** @param name of the files in place of their own */
async function writeAll(folder: string, files: readonly NamedBytes[], name?: string): Promise<string[]> {
  const paths: string[] = []
  for (const file of files) {
    const path = join(folder, name === undefined ? file.name : `${name}${extname(file.name)}`)
    await writeFileAtomic(path, file.bytes)
    paths.push(path)
  }
  return paths
}
