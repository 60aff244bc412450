import type { Source } from '../sources/source.ts'
import { diskTree } from './files/disk-tree.ts'
import { idxSource, missing } from './layouts/idx-files.ts'
import { findIdxFiles, missingParts } from './layouts/idx-names.ts'

/**
 * A folder that holds a dataset's four IDX files, gzipped or not, under the names that they are published by
 * (`train-images-idx3-ubyte`, `t10k-labels-idx1-ubyte.gz`, …) or the plainer `train-images.idx`, `test-labels.idx.gz`.
 * `dataset(path)` reads other layouts too.
 *
 * `read` throws OneloopError `READ_FAILED` when the folder or a file can't be read, `DATA_FILE_MISSING` when the
 * folder lacks one, `TOO_LARGE` when a file is over 1 GiB.
 *
 * @param options `classNames` default to the digits
 */
export function folder(path: string, options: { readonly classNames?: readonly string[] } = {}): Source {
  return {
    name: path,
    ...options,
    async read(part, readOptions) {
      const tree = await diskTree(path, { depth: 1 })
      const plain = { folder: '', prefix: '', paths: {} }
      const files = findIdxFiles(tree.paths).find(({ prefix }) => prefix === '') ?? plain
      if (missingParts(files).length > 0) throw missing(tree, files)
      return idxSource(tree, files).read(part, readOptions)
    },
  }
}
