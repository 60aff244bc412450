import { OneloopError } from '@oneloop/core'
import type { Preprocessing } from '@oneloop/data'
import type { Mlp } from '@oneloop/mlp-model'
import type { ReadModel } from '@oneloop/model-io'

/** A network that takes the raw rows of a table. */
export interface TableModel {
  readonly model: Mlp
  readonly preprocessing: Preprocessing
}

/** A model as one of tables; null where it was not trained on a table. */
export function asTableModel({ model, preprocessing }: Pick<ReadModel, 'model' | 'preprocessing'>): TableModel | null {
  return preprocessing === null ? null : { model, preprocessing }
}

/** @throws OneloopError `OPTION_INVALID` when there is not one file */
export function oneTable(files: readonly string[]): string {
  const [file] = files
  if (file !== undefined && files.length === 1) return file
  throw new OneloopError('the model was trained on a file of your own, and takes one of its kind', {
    code: 'OPTION_INVALID',
    fix: 'name one file with the same columns (- for stdin), or one folder of images by class',
  })
}
