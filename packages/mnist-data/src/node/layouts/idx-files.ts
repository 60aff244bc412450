import { OneloopError } from '@oneloop/core'
import { FILE_NAMES } from '../../catalog.ts'
import { loadDataset } from '../../load-dataset.ts'
import type { PARTS, Source } from '../../sources/source.ts'
import { type FileTree, fileIn } from '../files/file-tree.ts'
import { ambiguous } from './ambiguous.ts'
import { emnistSplit } from './emnist.ts'
import { findIdxFiles, type IdxFiles, missingParts } from './idx-names.ts'
import type { Found, Layout } from './layout.ts'

/** Four IDX files, as MNIST is published: in the folder, in one below (torchvision's `MNIST/raw`), each in its own. */
export const idxFiles: Layout = {
  find(tree) {
    const sets = findIdxFiles(tree.paths)
    const whole = sets.filter((files) => missingParts(files).length === 0)
    const [first, ...others] = whole
    if (first !== undefined) return others.length === 0 ? loadable(tree, first) : several(tree, whole)
    const [nearest] = sets.sort((a, b) => missingParts(a).length - missingParts(b).length)
    return nearest === undefined ? null : { error: missing(tree, nearest) }
  },
}

/** The four files of one dataset as a source. */
export function idxSource(tree: FileTree, { folder, prefix, paths }: IdxFiles): Source {
  const split = emnistSplit(prefix)
  return {
    name: [tree.name, folder, prefix.replace(/-$/, '')].filter((part) => part !== '').join('/'),
    ...(split === undefined ? {} : { classNames: split.classNames, isTransposed: true }),
    async read(part, { signal, onProgress } = {}) {
      const path = paths[part]!
      const file = fileIn(tree, path)
      const bytes = await tree.read(path, { signal })
      onProgress?.({ part, file, loadedBytes: bytes.length, totalBytes: bytes.length })
      return { bytes, file }
    },
  }
}

/** @returns an error that names all missing files at once */
export function missing(tree: FileTree, files: IdxFiles): OneloopError {
  const names = missingParts(files).map((part) => `${files.prefix}${nameOf(part, files)}`)
  return new OneloopError(`the folder has no ${names.join(', ')}`, {
    code: 'DATA_FILE_MISSING',
    file: files.folder === '' ? tree.name : `${tree.name}/${files.folder}`,
    fix: 'put there what is missing, gzipped or not',
  })
}

/** EMNIST says `test` where MNIST says `t10k`. */
function nameOf(part: (typeof PARTS)[number], { prefix }: IdxFiles): string {
  return prefix === '' ? FILE_NAMES[part] : FILE_NAMES[part].replace('t10k', 'test')
}

function loadable(tree: FileTree, files: IdxFiles): Found {
  return { load: (options) => loadDataset(idxSource(tree, files), options) }
}

/** At the top of the tree the plain names are meant; else there is no telling which. */
function several(tree: FileTree, sets: readonly IdxFiles[]): Found {
  const top = sets.find(({ folder, prefix }) => folder === '' && prefix === '')
  if (top !== undefined) return loadable(tree, top)
  const isInFolders = new Set(sets.map(({ folder }) => folder)).size === sets.length
  return {
    error: ambiguous(
      tree,
      sets.map(({ folder, paths }) => (isInFolders ? folder : paths['train-images']!)),
    ),
  }
}
