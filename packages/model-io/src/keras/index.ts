import type { ModelReader } from '../model-format.ts'
import { isZipWith } from '../zip/is-zip.ts'
import { isHdf5, readKeras } from './read.ts'

/** Keras' own files, read: `.h5` of Keras 1 to 3, and `.keras`. https://keras.io/guides/serialization_and_saving */
export const keras: ModelReader = {
  name: 'keras',
  detect: (bytes) => isHdf5(bytes) || isZipWith(bytes, /^model\.weights\.h5$/),
  read: readKeras,
}
