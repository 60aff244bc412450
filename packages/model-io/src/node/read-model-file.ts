import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { OneloopError } from '@oneloop/core'
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
 * @throws OneloopError `READ_FAILED` when the system does not let it be read; otherwise as `readModel`
 */
export function readModelFile(path: string, options: ReadInputOptions = {}): Promise<ReadModel> {
  return openPath(path, (files) => readModel(files, options))
}

/** `inspectModel` from a path. */
export function inspectModelFile(path: string, options: ReadInputOptions = {}): Promise<ModelReport> {
  return openPath(path, (files) => inspectModel(files, options))
}

/** Reads the file alone; only when it asks for others, those beside it that may be its weights. */
async function openPath<T>(path: string, read: (files: NamedBytes[]) => Promise<T>): Promise<T> {
  const isFolder = await attempt(path, async () => (await stat(path)).isDirectory())
  const folder = isFolder ? path : dirname(path)
  const names = isFolder ? (await readdir(folder)).filter(isMain) : [basename(path)]
  if (names.length !== 1) {
    const what = `the folder has ${names.length} model files`
    throw new OneloopError(`${path}: ${what}`, { code: 'MODEL_FILES_MISSING', fix: 'name one file' })
  }
  const main = await attempt(path, () => openAll(folder, names))
  try {
    return await read(main)
  } catch (error) {
    if (!(error instanceof OneloopError && error.code === 'MODEL_FILES_MISSING')) throw error
    const weights = (await readdir(folder)).filter((name) => isWeights(name) && !names.includes(name))
    if (weights.length === 0) throw error
    return read([...main, ...(await attempt(folder, () => openAll(folder, weights)))])
  }
}

/** A failure of the system as an error that names the path. */
async function attempt<T>(path: string, access: () => Promise<T>): Promise<T> {
  try {
    return await access()
  } catch (cause) {
    const isAbsent = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
    const why = isAbsent ? 'there is no such file' : `it can't be read (${(cause as Error).message})`
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

function openAll(folder: string, names: readonly string[]): Promise<NamedBytes[]> {
  return Promise.all(names.map(async (name) => ({ name, bytes: await readFile(join(folder, name)) })))
}
