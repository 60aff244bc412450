import type { ModelFormat } from '../model-format.ts'
import { isZipWith } from '../zip/is-zip.ts'
import { readNpz } from './read.ts'
import { writeNpz } from './write.ts'

/** NumPy's `.npz` of a state dict. https://numpy.org/doc/stable/reference/generated/numpy.savez.html */
export const npz: ModelFormat = {
  name: 'npz',
  extension: '.npz',
  mediaType: 'application/zip',
  detect: (bytes) => isZipWith(bytes, /\.npy$/),
  read: ({ bytes, fault }) => readNpz(bytes, fault),
  write: writeNpz,
}
