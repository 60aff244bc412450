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
import { MODEL_FILE, WEIGHTS_FILE } from '../tfjs/write.ts'

/**
 * `writeModel` to a path, each file whole or not at all. A tfjs model is a folder with `model.json` and its weights,
 * which `tf.loadLayersModel` takes, unless the path ends in `.zip`. C is a header beside its source, both named as the
 * path and so is what they define.
 *
 * @param options `format` is told by the path's extension when left out
 * @returns the paths written, `modelFilePaths(path, format)`
 * @throws OneloopError `UNKNOWN_NAME` when the extension is of no format, `WRITE_FAILED` when the disk refuses
 */
export async function writeModelFile(
  path: string,
  model: Mlp,
  options: WriteModelOptions & { readonly format?: WriterName } = {},
): Promise<string[]> {
  const { format = formatOfPath(path), ...rest } = options
  const paths = modelFilePaths(path, format)
  const contents = contentsOf(path, format, model, rest)
  if (isTfjsFolder(path, format)) await makeFolder(path)
  for (const [i, file] of paths.entries()) await writeFileAtomic(file, contents[i]!)
  return paths
}

/**
 * The files that a model is kept in at a path, in the order in which they are written: of most formats the path itself.
 *
 * @throws OneloopError `UNKNOWN_NAME` when the path's extension is of no format
 */
export function modelFilePaths(path: string, format: WriterName = formatOfPath(path)): string[] {
  if (format === 'c') return ['.h', '.c'].map((extension) => join(dirname(path), `${nameOf(path)}${extension}`))
  if (isTfjsFolder(path, format)) return [WEIGHTS_FILE, MODEL_FILE].map((name) => join(path, name))
  return [path]
}

/** What is in each of the files. A tfjs folder's weights come first: whoever finds model.json finds them too. */
function contentsOf(path: string, format: WriterName, model: Mlp, options: WriteModelOptions): Uint8Array[] {
  const bytesOf = (files: readonly NamedBytes[]) => files.map(({ bytes }) => bytes)
  if (format === 'c') return bytesOf(cFiles(model, { ...options, name: nameOf(path) }))
  if (isTfjsFolder(path, format)) return bytesOf(tfjsFiles(model, options)).toReversed()
  return [writeModel(model, format, options)]
}

const nameOf = (path: string) => basename(path, extname(path))

function isTfjsFolder(path: string, format: WriterName): boolean {
  return format === 'tfjs' && extname(path).toLowerCase() !== '.zip'
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
