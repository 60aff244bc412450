import { stat } from 'node:fs/promises'
import { OneloopError, unknownName } from '@oneloop/core'
import { DATASET_NAMES, type DatasetName } from '../catalog.ts'
import { loadDataset, type TrainAndTest } from '../load-dataset.ts'
import { mirrors } from '../sources/mirrors.ts'
import type { LoadOptions, Source } from '../sources/source.ts'
import { bundled } from './bundled.ts'
import { diskCache } from './disk-cache.ts'
import { folder } from './folder.ts'

/**
 * A dataset by name (`mnist` offline, `fashion-mnist` and `kmnist` downloaded once) or by the folder that holds it.
 *
 * @throws OneloopError `UNKNOWN_NAME` when it is neither; what the source and `loadDataset` throw
 */
export async function dataset(nameOrPath: string, options: LoadOptions = {}): Promise<TrainAndTest> {
  return loadDataset(await source(nameOrPath), options)
}

async function source(nameOrPath: string): Promise<Source> {
  if (nameOrPath === 'mnist') return bundled()
  if (isKnown(nameOrPath)) return mirrors(nameOrPath, { cache: diskCache() })
  const looksLikePath = /[\\/]|^\.+$/.test(nameOrPath)
  const isThere = await stat(nameOrPath).then(
    () => true,
    () => false,
  )
  if (looksLikePath || isThere) return folder(nameOrPath)
  throw new OneloopError(unknownName('dataset', nameOrPath, DATASET_NAMES), {
    code: 'UNKNOWN_NAME',
    fix: 'or give the path of a folder',
  })
}

function isKnown(name: string): name is DatasetName {
  return (DATASET_NAMES as readonly string[]).includes(name)
}
