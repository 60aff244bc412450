import { join } from 'node:path'
import { type History, OneloopError } from '@oneloop/core'
import { writeFileAtomic } from '@oneloop/core/node'
import type { Mlp } from '@oneloop/mlp-model'
import { type FormatName, type WriteModelOptions, writeModel } from '@oneloop/model-io'
import type { RunConfig } from './config.ts'
import { FILES, stateDictFile } from './output-folder.ts'

export async function writeConfig(folder: string, config: RunConfig): Promise<void> {
  await writeFileAtomic(join(folder, FILES.config), `${JSON.stringify(config, null, 2)}\n`)
}

export async function writeHistory(folder: string, history: History): Promise<void> {
  await writeFileAtomic(join(folder, FILES.historyJson), `${JSON.stringify(history, null, 2)}\n`)
  await writeFileAtomic(join(folder, FILES.historyCsv), history.toCSV())
}

/** A file that the trained model is written to. */
export interface ModelFile {
  readonly name: string
  readonly format: FormatName
}

/**
 * The files that the trained model will be written to: `model.safetensors`, with its layers, normalisation and class
 * names, so that the file alone is enough to use it; and as the lesson saves it, a state dict for PyTorch, unless that
 * format can't hold this network, which `onLeftOut` is told. Found out by writing it to memory, before anything is trained.
 *
 * @throws OneloopError when no file can hold it
 */
export function planModelFiles(
  model: Mlp,
  data: string,
  options: WriteModelOptions,
  onLeftOut: (name: string, error: OneloopError) => void,
): ModelFile[] {
  writeModel(model, 'safetensors', options)
  const files: ModelFile[] = [{ name: FILES.model, format: 'safetensors' }]
  const stateDict = { name: stateDictFile(data), format: 'pth' } as const
  try {
    writeModel(model, stateDict.format, options)
    files.push(stateDict)
  } catch (error) {
    if (!(error instanceof OneloopError && error.code === 'MODEL_TOO_LARGE')) throw error
    onLeftOut(stateDict.name, error)
  }
  return files
}

export async function writeModelFiles(
  folder: string,
  files: readonly ModelFile[],
  model: Mlp,
  options: WriteModelOptions,
): Promise<void> {
  for (const { name, format } of files) await writeFileAtomic(join(folder, name), writeModel(model, format, options))
}
