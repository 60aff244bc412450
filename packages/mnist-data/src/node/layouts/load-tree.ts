import { OneloopError } from '@oneloop/core'
import { whatItIs } from '../../files/what-it-is.ts'
import type { TrainAndTest } from '../../parts/to-datasets.ts'
import type { LoadOptions } from '../../sources/source.ts'
import { baseName, type FileTree, fileIn } from '../files/file-tree.ts'
import { isZip, zipTree } from '../files/zip-tree.ts'
import { idxFiles } from './idx-files.ts'
import type { Layout } from './layout.ts'
import { npz } from './npz.ts'
import { pictureFolders } from './picture-folders.ts'
import { pixelCsv } from './pixel-csv.ts'

const LAYOUTS: readonly Layout[] = [idxFiles, npz, pixelCsv, pictureFolders]

/**
 * The dataset among the files of a tree, in whichever layout, or in a zip that is there alone.
 *
 * @throws OneloopError `DATA_FILE_INVALID` when there is none, saying what there is instead; `DATA_FILE_MISSING` when a
 * part of it is missing; what reading and checking it throws
 */
export async function loadTree(tree: FileTree, options: LoadOptions): Promise<TrainAndTest> {
  const found = LAYOUTS.map((layout) => layout.find(tree)).filter((one) => one !== null)
  for (const one of found) if ('load' in one) return one.load(options)
  for (const one of found) if ('error' in one) throw one.error
  const unzipped = await unzip(tree, options)
  // A zip in a zip is not opened: one can hold itself.
  if (unzipped !== null)
    return loadTree({ ...unzipped, paths: unzipped.paths.filter((path) => !isZipName(path)) }, options)
  throw await noDataset(tree)
}

function isZipName(path: string): boolean {
  return /\.zip$/i.test(path)
}

async function unzip(tree: FileTree, { signal }: LoadOptions): Promise<FileTree | null> {
  const [path, ...others] = tree.paths.filter(isZipName)
  if (path === undefined || others.length > 0) return null
  const bytes = await tree.read(path, { signal })
  return isZip(bytes) ? zipTree(bytes, fileIn(tree, path)) : null
}

const SHOWN = 3
/** Enough to tell what it is; what is longer is named only. */
const MOST_LOOKED_AT = 1 << 26

const WHAT_IS_READ =
  'a dataset is four IDX files, an .npz, CSV files of a label and pixels, a folder of pictures for each class, or a zip of one of these'

/** Says what the tree holds instead of a dataset. */
async function noDataset(tree: FileTree): Promise<OneloopError> {
  const error = (message: string, file: string) =>
    new OneloopError(message, { code: 'DATA_FILE_INVALID', file, fix: WHAT_IS_READ })
  const [first, ...others] = tree.paths
  if (first === undefined) return error('it holds no files that are read', tree.name)
  if (others.length === 0) {
    const what = whatItIs(await tree.read(first))
    return error(what === null ? 'this is no dataset that is known' : `this is ${what}`, fileIn(tree, first))
  }
  const shown = await Promise.all(tree.paths.slice(0, SHOWN).map((path) => nameAndKind(tree, path)))
  const rest = tree.paths.length > SHOWN ? ` and ${tree.paths.length - SHOWN} more` : ''
  return error(`no dataset is among its files: ${shown.join(', ')}${rest}`, tree.name)
}

async function nameAndKind(tree: FileTree, path: string): Promise<string> {
  const bytes = await tree.read(path, { maxBytes: MOST_LOOKED_AT }).catch(() => null)
  const kind = bytes === null ? null : whatItIs(bytes)
  return kind === null ? baseName(path) : `${baseName(path)} (${kind})`
}
