import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { OneloopError } from '@oneloop/core'
import { readRegularFile, systemReason } from '@oneloop/core/node'
import {
  inspectModel,
  type ModelReport,
  type NamedBytes,
  type ReadInputOptions,
  type ReadModel,
  readModel,
} from '../index.ts'

/**
 * `readModel` from a path: a file, or a folder with `model.json` or a `.onnx` file in it. Weights that the file keeps in
 * files of their own are looked for beside it.
 *
 * @throws OneloopError `READ_FAILED` when there is no such file, it is no regular file or the system does not let it be
 *   read, `TOO_LARGE`; otherwise as `readModel`
 */
export function readModelFile(path: string, options: ReadInputOptions = {}): Promise<ReadModel> {
  return openPath(path, (files) => readModel(files, options))
}

/** `inspectModel` from a path. */
export function inspectModelFile(path: string, options: ReadInputOptions = {}): Promise<ModelReport> {
  return openPath(path, (files) => inspectModel(files, options))
}

/** What one buffer holds on every Node: a file and its weights together. */
const MAX_BYTES = 2 ** 31 - 1

/** Reads the file alone; only when it asks for others, those beside it that may be its weights. */
async function openPath<T>(path: string, read: (files: NamedBytes[]) => Promise<T>): Promise<T> {
  const isFolder = await attempt(path, async () => (await stat(path)).isDirectory())
  const folder = isFolder ? path : dirname(path)
  const names = isFolder ? (await readdir(folder)).filter(isMain) : [basename(path)]
  const [name] = names
  if (name === undefined || names.length > 1) {
    const what = `the folder has ${names.length} model files`
    throw new OneloopError(what, { code: 'MODEL_FILES_MISSING', file: path, fix: 'name one file' })
  }
  const main = { name, bytes: await readRegularFile(join(folder, name), { maxBytes: MAX_BYTES }) }
  try {
    return await read([main])
  } catch (error) {
    if (!(error instanceof OneloopError && error.code === 'MODEL_FILES_MISSING')) throw error
    const weights = (await readdir(folder)).filter((other) => isWeights(other) && other !== name)
    if (weights.length === 0) throw error
    return read([main, ...(await openAll(folder, weights, MAX_BYTES - main.bytes.length))])
  }
}

/** A failure of the system as an error that names the path. */
async function attempt<T>(path: string, access: () => Promise<T>): Promise<T> {
  try {
    return await access()
  } catch (cause) {
    const why = `can't be read: ${systemReason(cause)}`
    throw new OneloopError(why, { code: 'READ_FAILED', file: path, cause })
  }
}

function isMain(name: string): boolean {
  return name === 'model.json' || /\.onnx$/i.test(name)
}

/** `weights.bin`, `group1-shard1of1.bin`, `model.onnx.data`. */
function isWeights(name: string): boolean {
  return /\.(?:bin|data)$/i.test(name)
}

/** One after the other, so that all of them together stay within the bound. */
async function openAll(folder: string, names: readonly string[], maxBytes: number): Promise<NamedBytes[]> {
  const files: NamedBytes[] = []
  let left = maxBytes
  for (const name of names) {
    const bytes = await readRegularFile(join(folder, name), { maxBytes: left })
    left -= bytes.length
    files.push({ name, bytes })
  }
  return files
}
