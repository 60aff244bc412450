import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { OneloopError } from '@oneloop/errors'
import {
  inspectModel,
  type ModelReport,
  type NamedBytes,
  type ReadInputOptions,
  type ReadModel,
  readModel,
} from '../index.ts'

/**
 * `readModel` from a path: a file, or a folder with `model.json` or `model.onnx` and the weights beside it.
 *
 * @throws OneloopError `MODEL_FILES_MISSING` when there is no such file; otherwise as `readModel`
 */
export async function readModelFile(path: string, options: ReadInputOptions = {}): Promise<ReadModel> {
  return readModel(await openPath(path), options)
}

/** `inspectModel` from a path. */
export async function inspectModelFile(path: string, options: ReadInputOptions = {}): Promise<ModelReport> {
  return inspectModel(await openPath(path), options)
}

/** The file, and the ones beside it that it may keep its weights in. */
async function openPath(path: string): Promise<NamedBytes[]> {
  try {
    if ((await stat(path)).isDirectory()) return await openAll(path, await readdir(path))
    const main = await openAll(dirname(path), [basename(path)])
    const others = /\.(?:json|onnx)$/i.test(path)
      ? (await readdir(dirname(path))).filter((name) => name !== basename(path))
      : []
    return [...main, ...(await openAll(dirname(path), others.filter(isWeights)))]
  } catch (cause) {
    if (cause instanceof OneloopError) throw cause
    const why =
      cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
        ? 'there is no such file'
        : 'it cannot be read'
    throw new OneloopError(`${path}: ${why}`, { code: 'MODEL_FILES_MISSING', cause })
  }
}

/** `weights.bin`, `group1-shard1of1.bin`, `model.onnx.data`. */
function isWeights(name: string): boolean {
  return /\.(?:bin|data)$/i.test(name)
}

async function openAll(folder: string, names: readonly string[]): Promise<NamedBytes[]> {
  return Promise.all(names.map(async (name) => ({ name, bytes: await readFile(join(folder, name)) })))
}
