import { existsSync } from 'node:fs'
import { OneloopError } from '@oneloop/core'
import { columnTypes, type Dataset, type Features, prepare, type Task } from '@oneloop/data'
import { openNodeInput, readColumns } from '@oneloop/data/node'
import { tables } from '@oneloop/data/tables'
import { CLASS_NAMES } from '@oneloop/mnist-data'
import { dataset } from '@oneloop/mnist-data/node'
import type { ReadModel } from '@oneloop/model-io'
import { readImageFolder } from '../../node/read-image-folder.ts'
import type { OpenedModel } from '../reading/model.ts'
import { type ImageShape, imageShape } from './image-model.ts'
import { asTableModel, type TableModel } from './open-table-model.ts'

/** Rows whose answers are known, as a saved model takes them. */
export interface KnownRows {
  readonly rows: Dataset<Features>
  readonly task: Task
}

const TASKS: Readonly<Record<'classes' | 'values' | 'labels', Task>> = {
  classes: 'classification',
  values: 'regression',
  labels: 'multilabel',
}

/** The rows of a file with the columns that a model of a table was trained on; `-` is stdin, `wine` and such a table in the package. */
async function knownTable({ preprocessing }: TableModel, file: string): Promise<KnownRows> {
  const { target } = preprocessing
  const targets = target.kind === 'values' ? target.columns.map(({ name }) => [name, 'number'] as const) : []
  const types = { ...columnTypes(preprocessing), ...Object.fromEntries(targets) }
  // A table that is in the package, where no file has its name.
  const known = existsSync(file) ? undefined : Object.entries(tables).find(([name]) => name === file)?.[1]
  const source = file === '-' ? await openNodeInput(process.stdin, 'stdin.csv') : file
  const columns = known === undefined ? await readColumns(source, { types }) : await known.read()
  return { rows: prepare(columns, preprocessing), task: TASKS[target.kind] }
}

/** The images of a folder, by class, as a model of such a folder takes them. */
async function knownImages(
  { normalization, classNames }: Pick<ReadModel, 'normalization' | 'classNames'>,
  { rows, columns, channels }: ImageShape,
  folder: string,
): Promise<KnownRows> {
  const images = await readImageFolder(folder, { size: { width: columns, height: rows } })
  const isSame = images.channels === channels && images.classNames.join('\n') === classNames?.join('\n')
  if (!isSame) {
    throw new OneloopError(`its classes or colours are not those of the model (${classNames?.join(', ')})`, {
      code: 'SHAPE_MISMATCH',
      file: folder,
      fix: 'give a folder of images for each of these classes',
    })
  }
  return { rows: normalization === null ? images : images.withTransform(normalization), task: 'classification' }
}

/** What reads rows for a model of a table or of a folder of images, from a file or a folder of that kind; null for any other model. */
export function ownRowsReader(opened: OpenedModel): ((source: string) => Promise<KnownRows>) | null {
  const table = asTableModel(opened)
  if (table !== null) return (file) => knownTable(table, file)
  const shape = imageShape(opened)
  return shape === null ? null : (folder) => knownImages(opened, shape, folder)
}

/**
 * The rows that a saved model may be judged on, whatever it was trained on.
 *
 * @param source a table with its columns, a folder of images by class, or for any other model a dataset by its name or
 *   path; undefined for what is at hand without a word: MNIST's test images, for a network of its digits
 * @returns null where nothing is at hand
 */
export async function knownRows(opened: OpenedModel, source: string | undefined): Promise<KnownRows | null> {
  const readOwn = ownRowsReader(opened)
  if (readOwn !== null) return source === undefined ? null : readOwn(source)
  const name = source ?? (isOfDigits(opened) ? 'mnist' : null)
  if (name === null) return null
  const { test } = await dataset(name)
  return { rows: test.withTransform(opened.transform), task: 'classification' }
}

/** Whether a network is one of MNIST's images: another of the same shape has other names for its classes. */
function isOfDigits({ model, classNames }: OpenedModel): boolean {
  const isOfItsShape = model.widths[0] === 784 && model.widths.at(-1) === 10
  return isOfItsShape && (classNames === null || classNames.join('\n') === CLASS_NAMES.mnist.join('\n'))
}
