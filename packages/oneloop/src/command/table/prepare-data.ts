import { stat } from 'node:fs/promises'
import { OneloopError } from '@oneloop/core'
import { digits, tables } from '@oneloop/data/tables'
import { prepareImageArrays, prepareImageFolder, prepareImages } from './prepare-images.ts'
import { prepareColumns, prepareTable } from './prepare-table.ts'
import type { Prepared, SplitRequest } from './prepared.ts'
import type { TableFlags } from './table-options.ts'

/** The parts that a run learns from and is judged by, out of a table, a folder of images by class, or NumPy's arrays. */
export async function prepareData(file: string, flags: TableFlags, split: SplitRequest): Promise<Prepared> {
  const found = await stat(file).catch(() => null)
  if (found === null) {
    // A table that is in the package, where no file has its name.
    if (file === 'digits') return prepareImages(await digits(), null, flags, split)
    const known = Object.entries(tables).find(([name]) => name === file)?.[1]
    if (known !== undefined) return prepareColumns(await known.read(), { target: [known.target], ...flags }, split)
  }
  if (found?.isDirectory()) return prepareImageFolder(file, flags, split)
  const images = /\.npz$/i.test(file) ? await prepareImageArrays(file, flags, split) : null
  if (images !== null) return images
  if (flags.augment === undefined) return prepareTable(file, flags, split)
  throw new OneloopError('--augment is of images, and this is a table', {
    code: 'OPTION_INVALID',
    file,
    fix: 'leave it out',
  })
}
