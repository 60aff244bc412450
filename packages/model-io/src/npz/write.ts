import { concat } from '@oneloop/core'
import { encodeUtf8, float32Bytes } from '@oneloop/core/files'
import type { Mlp } from '@oneloop/mlp-model'
import { fileMetadata } from '../model/file-metadata.ts'
import type { WriteModelOptions } from '../model/write-options.ts'
import { metadataComment } from '../zip/comment-metadata.ts'
import { writeZip } from '../zip/write-zip.ts'

/** NumPy aligns the values so. */
const ALIGNMENT = 64

/**
 * The state dict as `numpy.savez(path, **state)` writes it: one float32 array a parameter, under its name, and no other
 * entry. What the weights do not tell is in the zip's comment.
 *
 * @throws OneloopError `MODEL_TOO_LARGE` past 4 GiB
 */
export function writeNpz(model: Mlp, options: WriteModelOptions = {}): Uint8Array<ArrayBuffer> {
  const files = Array.from(model.namedParameters(), ([name, shape, data]) => [`${name}.npy`, npy(shape, data)] as const)
  return writeZip(files, metadataComment(fileMetadata(model, options)))
}

function npy(shape: readonly number[], data: Float32Array): Uint8Array {
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(', ')
  const text = `{'descr': '<f4', 'fortran_order': False, 'shape': (${sizes}), }`
  const start = 10
  const length = Math.ceil((start + text.length + 1) / ALIGNMENT) * ALIGNMENT - start
  const header = encodeUtf8(`${text.padEnd(length - 1)}\n`)
  return concat([
    Uint8Array.of(0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, length & 0xff, length >> 8),
    header,
    float32Bytes(data),
  ])
}
