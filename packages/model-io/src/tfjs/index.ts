import type { ModelFormat } from '../model-format.ts'
import { isZipWith } from '../zip/is-zip.ts'
import { readTfjs } from './read.ts'
import { writeTfjs } from './write.ts'

/** A TensorFlow.js LayersModel: `model.json` and its weights, or a zip of them; written as a zip. */
export const tfjs: ModelFormat = {
  name: 'tfjs',
  extension: '.zip',
  mediaType: 'application/zip',
  detect: (bytes) => isJsonObject(bytes) || isZipWith(bytes, /(?:^|\/)model\.json$/),
  read: readTfjs,
  write: writeTfjs,
}

/** Whether the first byte that is no white space is a brace. */
function isJsonObject(bytes: Uint8Array): boolean {
  const first = bytes.subarray(0, 64).find((byte) => byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09)
  return first === 0x7b
}
