import { OneloopError } from '@oneloop/core'
import type { NamedBytes } from './model-format.ts'

/**
 * A model file: its bytes, a `Blob` or a browser's `File`; or several files, where the format keeps the weights in a
 * file of their own (`model.json` and `weights.bin`; `model.onnx` and `model.onnx.data`).
 */
export type ModelInput = Uint8Array | ArrayBuffer | Blob | readonly (Blob | NamedBytes)[]

/** @throws OneloopError `MODEL_FILES_MISSING` for no files at all */
export async function openInput(input: ModelInput, fileName?: string): Promise<NamedBytes[]> {
  const given: readonly (Blob | NamedBytes | Uint8Array | ArrayBuffer)[] = isList(input) ? input : [input]
  if (given.length === 0) throw new OneloopError('no files were given', { code: 'MODEL_FILES_MISSING' })
  const files = await Promise.all(given.map(openOne))
  return files.map(({ name, bytes }) => ({ name: (files.length === 1 ? fileName : undefined) ?? name, bytes }))
}

function isList(input: ModelInput): input is readonly (Blob | NamedBytes)[] {
  return Array.isArray(input)
}

async function openOne(file: Blob | NamedBytes | Uint8Array | ArrayBuffer): Promise<NamedBytes> {
  if (file instanceof Uint8Array) return { name: UNNAMED, bytes: file }
  if (file instanceof ArrayBuffer) return { name: UNNAMED, bytes: new Uint8Array(file) }
  if (!(file instanceof Blob)) return file
  return { name: 'name' in file ? String(file.name) : UNNAMED, bytes: new Uint8Array(await file.arrayBuffer()) }
}

const UNNAMED = 'model'
