import { stat } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { OneloopError, unknownName } from '@oneloop/core'
import { DATASET_NAMES, type DatasetName } from '../catalog.ts'
import { loadDataset } from '../load-dataset.ts'
import type { TrainAndTest } from '../parts/to-datasets.ts'
import { mirrors } from '../sources/mirrors.ts'
import type { LoadOptions } from '../sources/source.ts'
import { bundled } from './bundled.ts'
import { diskCache } from './disk-cache.ts'
import { diskTree } from './files/disk-tree.ts'
import type { FileTree } from './files/file-tree.ts'
import { kinOf } from './files/kin.ts'
import { loadTree } from './layouts/load-tree.ts'

/**
 * A dataset by name (`mnist` offline, `fashion-mnist` and `kmnist` downloaded once) or by the path of what holds it: a
 * folder or zip of IDX files as MNIST and EMNIST are published, of CSV files of pixels, or of pictures by class; an
 * `.npz`; or one of the files, beside which the others are found. Where there is no test part, one image in seven is
 * held out of the training part.
 *
 * @throws OneloopError `UNKNOWN_NAME` when it is neither; `DATA_FILE_INVALID` when there is no dataset, saying what there
 * is; what the source and `loadDataset` throw
 */
export async function dataset(nameOrPath: string, options: LoadOptions = {}): Promise<TrainAndTest> {
  if (nameOrPath === 'mnist') return loadDataset(bundled(), options)
  if (isKnown(nameOrPath)) return loadDataset(mirrors(nameOrPath, { cache: diskCache() }), options)
  return loadTree(await treeAt(nameOrPath), options)
}

async function treeAt(path: string): Promise<FileTree> {
  const found = await stat(path).catch(() => null)
  if (found !== null && !found.isDirectory()) {
    return kinOf(await diskTree(dirname(path), { depth: 1 }), basename(path))
  }
  const looksLikePath = /[\\/]|^\.+$/.test(path)
  if (looksLikePath || found !== null) return diskTree(path)
  throw new OneloopError(unknownName('dataset', path, DATASET_NAMES), {
    code: 'UNKNOWN_NAME',
    fix: 'or give the path of a folder or file',
  })
}

function isKnown(name: string): name is DatasetName {
  return (DATASET_NAMES as readonly string[]).includes(name)
}
