import type { ModelFormat } from '../model-format.ts'
import { isZip, isZipWith } from '../zip/is-zip.ts'
import { isPickle, readLegacyFormat } from './read-legacy-format.ts'
import { readZipFormat } from './read-zip-format.ts'
import { writePth } from './write.ts'

/**
 * PyTorch's `.pth`: what `torch.save` writes, in both its formats; written so that `torch.load` opens it. Its pickles
 * are read by a machine that can run no code.
 */
export const pth: ModelFormat = {
  name: 'pth',
  extension: '.pth',
  mediaType: 'application/octet-stream',
  detect: (bytes) => isPickle(bytes) || isZipWith(bytes, /(?:^|\/)data\.pkl$/),
  read: ({ bytes, fault }) => (isZip(bytes) ? readZipFormat(bytes, fault) : readLegacyFormat(bytes, fault)),
  write: writePth,
}
